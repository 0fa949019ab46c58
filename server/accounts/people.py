"""Accounts: makes them, signs people in, and changes what they are.

Names and e-mail addresses are unique without regard to case. A password is hashed before the transaction begins, so
that nobody waits for the write lock meanwhile.
"""

from __future__ import annotations

import unicodedata

from sqlalchemy import ColumnElement, and_
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, or_, select

from server.accounts import audit, invitations, sessions
from server.accounts.current_user import CurrentUser
from server.accounts.passwords import check_new_password, hash_password, verify_password
from server.accounts.sessions import Client, Sessions
from server.accounts.sign_in_limits import SignInLimits
from server.core.errors import (
    AccountExists,
    Forbidden,
    InvalidRequest,
    UnknownPerson,
    WrongPassword,
)
from server.db.engine import Database
from server.db.models import LOCAL_PERSON, Person, now
from server.db.states import PersonRole


def name_key(name: str) -> str:
    """Return what two names have in common that nobody is to tell apart."""
    return unicodedata.normalize("NFKC", name).casefold()


def register(
    database: Database,
    registration: str,
    *,
    name: str,
    email: str | None,
    password: str,
    invitation: str | None,
) -> int:
    """Make an account, and return its person's id.

    The first admin takes over what the person of local mode has done in this home.

    Raises:
        Forbidden: nobody may register, or not without an invitation.
        InvalidInvitation, InvalidRequest, AccountExists: as they say.
    """
    if invitation is None and registration != "open":
        raise Forbidden(
            "Nobody can register here." if registration == "closed" else "An account here needs an invitation."
        )
    check_new_password(password, name)
    if invitation is not None:
        with database.read() as session:
            invitations.find(session, invitation)  # before the work of hashing
    password_hash = hash_password(password)
    try:
        with database.write() as session:
            role = invitations.use(session, invitation) if invitation is not None else PersonRole.MEMBER
            person = _new_person(session, role)
            person.name, person.name_key = name, name_key(name)
            person.email, person.email_key = email, email.casefold() if email else None
            person.password_hash, person.role = password_hash, role.value
            session.add(person)
            session.flush()
            assert person.id is not None
            return person.id
    except IntegrityError as error:
        raise _taken(error) from error


def _new_person(session: Session, role: PersonRole) -> Person:
    local = session.get(Person, LOCAL_PERSON)
    if role is PersonRole.ADMIN and local is not None and local.name_key is None:
        return local
    return Person(name="")


def _taken(error: IntegrityError) -> AccountExists:
    if "email" in str(error.orig):
        return AccountExists("There is an account with this e-mail address. Sign in, or choose another.", field="email")
    return AccountExists("Somebody has this name. Choose another one.", field="name")


def sign_in(database: Database, known: Sessions, limits: SignInLimits, client: Client, name: str, password: str) -> str:
    """Check a name or an e-mail address with its password; begin a session, and return its key.

    Raises:
        WrongPassword: the same, and after the same time, whether or not there is such an account.
        TooManyRequests: too many have failed.
    """
    key = name_key(name.strip())
    limits.check(key, client.address)
    with database.read() as session:
        person = session.exec(select(Person).where(or_(Person.name_key == key, Person.email_key == key))).first()
    stored = person.password_hash if person is not None else None
    right, renewed = verify_password(password, stored)
    if person is None or not right or person.disabled_at is not None:
        limits.failed(key, client.address)
        raise WrongPassword
    assert person.id is not None
    with database.write() as session:
        if renewed is not None:
            current = session.get_one(Person, person.id)
            current.password_hash = renewed
        return known.begin(session, person.id, client)


def change_password(database: Database, user: CurrentUser, current: str, new: str) -> None:
    """Set another password, and end the person's other sessions.

    Raises:
        WrongPassword: the present one is another.
        InvalidRequest: the new one will not do.
    """
    check_new_password(new, user.name, field="new")
    confirm_password(database, user, current, field="current")
    password_hash = hash_password(new)
    with database.write() as session:
        session.get_one(Person, user.id).password_hash = password_hash
        sessions.end_all(session, user.id, except_for=user.session)


def confirm_password(database: Database, user: CurrentUser, password: str, field: str = "password") -> None:
    """Check that whoever sits at the browser knows the password.

    Raises:
        WrongPassword: they don't.
    """
    with database.read() as session:
        stored = session.get_one(Person, user.id).password_hash
    if not verify_password(password, stored)[0]:
        raise WrongPassword("The password is wrong.", field=field)


def update_profile(database: Database, user: CurrentUser, changes: dict[str, str | None]) -> Person:
    """Change one's own name or e-mail address.

    Raises:
        AccountExists: somebody has it.
    """
    try:
        with database.write() as session:
            person = session.get_one(Person, user.id)
            if (name := changes.get("name")) is not None:
                person.name, person.name_key = name, name_key(name)
            if "email" in changes:
                email = changes["email"]
                person.email, person.email_key = email, email.casefold() if email else None
            session.flush()
            return person
    except IntegrityError as error:
        raise _taken(error) from error


# What admins do


def search(session: Session, text: str, limit: int, after: int) -> tuple[list[Person], int]:
    """Return people whose name or address holds a text, by id, and how many there are in all."""
    wanted: ColumnElement[bool] = col(Person.name_key).is_not(None)
    if text:
        pattern = name_key(text)
        like = [col(key).contains(pattern, autoescape=True) for key in (Person.name_key, Person.email_key)]
        wanted = and_(wanted, or_(*like))
    total = session.exec(select(func.count()).select_from(Person).where(wanted)).one()
    rows = session.exec(select(Person).where(wanted, col(Person.id) > after).order_by(col(Person.id)).limit(limit))
    return list(rows), total


def update_person(
    session: Session, user: CurrentUser, person_id: int, *, role: PersonRole | None, disabled: bool | None
) -> Person:
    """Change somebody's role, or whether they may come in; both take effect with their next request.

    Raises:
        UnknownPerson: there is no such account.
        InvalidRequest: an admin would lock themselves out.
    """
    person = find(session, person_id)
    if person_id == user.id and (disabled or (role is not None and role is not PersonRole.ADMIN)):
        raise InvalidRequest("You can't take your own rights away. Ask another admin to do it.")
    if role is not None and role.value != person.role:
        audit.record(session, user, "role changed", person_id, before=person.role, after=role.value)
        person.role = role.value
    if disabled is not None and disabled != (person.disabled_at is not None):
        audit.record(session, user, "account disabled" if disabled else "account enabled", person_id)
        person.disabled_at = now() if disabled else None
        if disabled:
            sessions.end_all(session, person_id)
    return person


def limit(session: Session, user: CurrentUser, person: Person, *, queued: int | None, per_minute: int | None) -> None:
    """Set how much a person may send to the judge, with their next request; None: as much as everybody."""
    if (queued, per_minute) == (person.queued_limit, person.per_minute_limit):
        return
    person.queued_limit, person.per_minute_limit = queued, per_minute
    audit.record(session, user, "limits changed", person.id, queued=queued, per_minute=per_minute)


def find(session: Session, person_id: int) -> Person:
    """Return the person of an account.

    Raises:
        UnknownPerson: there is none.
    """
    person = session.get(Person, person_id)
    if person is None or person.name_key is None:
        raise UnknownPerson(f"There is no person {person_id}.")
    return person
