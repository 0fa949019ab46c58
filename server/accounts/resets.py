"""Lost passwords: links that set a new one, made by an admin or sent by mail."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

from sqlmodel import Session, col, delete, or_, select

from server.accounts import audit, sessions
from server.accounts.credentials import hashed, new_secret
from server.accounts.current_user import CurrentUser
from server.accounts.mail import Mailer
from server.accounts.passwords import check_new_password, hash_password
from server.accounts.people import find, name_key
from server.core.errors import InvalidReset
from server.db.engine import Database
from server.db.models import ApiToken, PasswordReset, Person, now

RESET = timedelta(days=1)  # life of a link that sets a new password
MAIL_PAUSE = timedelta(minutes=5)  # shortest time between two mails that one person gets


def create_reset(session: Session, user: CurrentUser, person_id: int) -> str:
    """Return the code of a link that sets somebody's password; earlier links of theirs end."""
    find(session, person_id)
    audit.record(session, user, "reset link created", person_id)
    return _new_reset(session, person_id)


def mail_reset(database: Database, mailer: Mailer, url: str, name: str) -> EmailMessage | None:
    """Return a mail with a link that sets the password of an account; None if it can't have one, or had one just now.

    Args:
        database: where the link is stored.
        mailer: writes the mail.
        url: the address that people open.
        name: of the account, or its e-mail address.
    """
    key = name_key(name)
    with database.write() as session:
        found = session.exec(
            select(Person).where(or_(col(Person.name_key) == key, col(Person.email_key) == name.casefold()))
        )
        person = found.first()
        if person is None or person.id is None or not person.email or person.disabled_at is not None:
            return None
        last = session.exec(select(PasswordReset).where(PasswordReset.person_id == person.id)).first()
        if last is not None and last.created_at > now() - MAIL_PAUSE:
            return None
        code = _new_reset(session, person.id)
        return reset_mail(mailer, person, f"{url}/reset#{code}")


def reset_mail(mailer: Mailer, person: Person, link: str) -> EmailMessage:
    """Return the mail with a link that sets a person's password."""
    hours = int(RESET.total_seconds() // 3600)
    text = (
        f"Hello {person.name},\n\n"
        f"this link sets a new password of your account. It works once, within {hours} hours:\n\n{link}\n\n"
        "It ends your sessions everywhere. If you did not ask for it, do nothing: your password stays as it is.\n"
    )
    return mailer.message(person.email or "", "A new password for Gradus", text)


def _new_reset(session: Session, person_id: int) -> str:
    session.connection().execute(delete(PasswordReset).where(col(PasswordReset.person_id) == person_id))
    code = new_secret()
    session.add(PasswordReset(code_hash=hashed(code), person_id=person_id, ends_at=now() + RESET))
    return code


def reset_password(database: Database, code: str, password: str) -> None:
    """Set a password by a link, which works once; every session and token of the person ends.

    Raises:
        InvalidReset: the link was used or has ended, or there never was one.
        InvalidRequest: the password will not do.
    """
    with database.read() as session:
        name = session.get_one(Person, _usable(session, code).person_id).name
    check_new_password(password, name)
    password_hash = hash_password(password)
    with database.write() as session:
        reset = _usable(session, code)
        session.get_one(Person, reset.person_id).password_hash = password_hash
        session.delete(reset)
        sessions.end_all(session, reset.person_id)
        session.connection().execute(delete(ApiToken).where(col(ApiToken.person_id) == reset.person_id))


def _usable(session: Session, code: str) -> PasswordReset:
    reset = session.get(PasswordReset, hashed(code))
    if reset is None or reset.ends_at < now():
        raise InvalidReset
    return reset
