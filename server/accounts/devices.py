"""Signs programs in by a browser, as RFC 8628 (the device authorization grant) describes it.

The program asks for two codes. It keeps the long one and shows the short one; its owner types that into a page where
they are signed in, sees which program asks, and approves it. Meanwhile the program asks every few seconds with the long
code, and gets an API token once. The bodies are JSON as everywhere else in this API, not the forms of the RFC; the
errors have the RFC's codes.

The short code has eight letters of an alphabet without vowels and look-alikes (RFC 8628, section 6.1): 34 bits that
live for ten minutes, and that only a person who is signed in can try.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlmodel import Session, col, delete, select

from server.accounts import tokens
from server.accounts.credentials import hashed, new_secret
from server.accounts.current_user import CurrentUser
from server.core.errors import (
    AccessDenied,
    AuthorizationPending,
    ExpiredDeviceCode,
    Forbidden,
    SlowDown,
    TooManyRequests,
    UnknownDevice,
)
from server.db.engine import Database
from server.db.models import DeviceGrant, Person, now
from server.db.states import PersonRole

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
CODE_LETTERS = 8
LIFE = timedelta(minutes=10)
INTERVAL_SECONDS = 3  # pause between two questions of a program
TOKEN_DAYS = 365  # life of the token that a program gets
MAX_WAITING = 1000  # programs that may wait at a time


def begin(session: Session, name: str) -> tuple[str, str]:
    """Store that a program wants to sign in; return the code that it keeps and the one that it shows.

    Raises:
        TooManyRequests: very many wait already.
    """
    session.connection().execute(delete(DeviceGrant).where(col(DeviceGrant.ends_at) < now()))
    if len(session.exec(select(DeviceGrant.user_code).limit(MAX_WAITING)).all()) >= MAX_WAITING:
        raise TooManyRequests("Very many programs are signing in. Try again in a minute.", retry_after=60)
    device_code = new_secret()
    user_code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
    session.add(DeviceGrant(device_hash=hashed(device_code), user_code=user_code, name=name, ends_at=now() + LIFE))
    return device_code, f"{user_code[:4]}-{user_code[4:]}"


def find(session: Session, user_code: str) -> DeviceGrant:
    """Return the program that shows a code, in whatever way somebody has typed it.

    Raises:
        UnknownDevice: none does, or it has been answered, or has waited too long.
    """
    letters = "".join(letter for letter in user_code.upper() if letter.isalnum())
    grant = session.exec(select(DeviceGrant).where(DeviceGrant.user_code == letters)).first()
    if grant is None or grant.ends_at < now() or grant.person_id is not None or grant.denied:
        raise UnknownDevice
    return grant


def approve(session: Session, user: CurrentUser, user_code: str, role: PersonRole) -> None:
    """Let a program have a token of the person.

    Raises:
        UnknownDevice: as `find`.
        Forbidden: the role is above the person's.
    """
    if not user.role.covers(role):
        raise Forbidden(f"A program may not do more than you: you are {user.role}.")
    grant = find(session, user_code)
    grant.person_id, grant.role = user.id, role.value


def deny(session: Session, user_code: str) -> None:
    """Refuse a program.

    Raises:
        UnknownDevice: as `find`.
    """
    find(session, user_code).denied = True


def redeem(database: Database, device_code: str) -> str:
    """Return the API token of a program that was approved; a second time there is none.

    Raises:
        AuthorizationPending: nobody has answered yet.
        SlowDown: the program asks too often.
        AccessDenied: its owner has refused it, or may no longer come in.
        ExpiredDeviceCode: it has waited too long, or there is no such code.
    """
    with database.write() as session:
        grant = session.get(DeviceGrant, hashed(device_code))
        if grant is None or grant.ends_at < now():
            raise ExpiredDeviceCode
        if grant.denied:
            raise AccessDenied
        if grant.person_id is None:
            refusal = _poll(grant)
        else:
            session.delete(grant)
            return _token(session, grant)
    raise refusal


def _poll(grant: DeviceGrant) -> AuthorizationPending | SlowDown:
    """Note that a program has asked, and return the answer that it is to get once this is stored."""
    before, grant.polled_at = grant.polled_at, now()
    hurried = before is not None and grant.polled_at - before < timedelta(seconds=INTERVAL_SECONDS) * 0.8
    return SlowDown() if hurried else AuthorizationPending()


def _token(session: Session, grant: DeviceGrant) -> str:
    person = session.get(Person, grant.person_id) if grant.person_id is not None else None
    if person is None or person.id is None or person.disabled_at is not None or grant.role is None:
        raise AccessDenied
    owner = CurrentUser(person.id, person.name, PersonRole(person.role))
    return tokens.add(session, owner, grant.name, PersonRole(grant.role).at_most(owner.role), TOKEN_DAYS)[1]
