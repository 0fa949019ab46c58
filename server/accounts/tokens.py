"""API tokens: keys for programs, each with a name, a role that it may have at most, and an end."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from server.accounts.credentials import hashed, is_api_token, new_api_token
from server.accounts.current_user import CurrentUser
from server.core.errors import InvalidRequest, UnknownToken
from server.db.engine import Database
from server.db.models import ApiToken, Person, now
from server.db.states import PersonRole

MAX_TOKENS = 50  # of a person
USED = timedelta(hours=1)  # time after which a use is written down again


def add(session: Session, user: CurrentUser, name: str, role: PersonRole, days: int | None) -> tuple[ApiToken, str]:
    """Add a token, and return it with the text that its owner sees this once.

    Raises:
        InvalidRequest: the role is above the owner's, or there are too many already.
    """
    if not user.role.covers(role):
        raise InvalidRequest(f"A token may not do more than you: you are {user.role}.", field="role")
    if len(listed(session, user)) >= MAX_TOKENS:
        raise InvalidRequest(f"There are {MAX_TOKENS} tokens, which is the most. Delete one that nothing uses.")
    text = new_api_token()
    ends_at = None if days is None else now() + timedelta(days=days)
    token = ApiToken(token_hash=hashed(text), person_id=user.id, name=name, role=role.value, ends_at=ends_at)
    session.add(token)
    session.flush()
    return token, text


def listed(session: Session, user: CurrentUser) -> list[ApiToken]:
    """Return the person's tokens, the newest first."""
    mine = select(ApiToken).where(ApiToken.person_id == user.id)
    return list(session.exec(mine.order_by(col(ApiToken.id).desc())))


def remove(session: Session, user: CurrentUser, token_id: int) -> None:
    """End a token.

    Raises:
        UnknownToken: the person has none of that id.
    """
    token = session.get(ApiToken, token_id)
    if token is None or token.person_id != user.id:
        raise UnknownToken(f"You have no token {token_id}.")
    session.delete(token)


def user_of(database: Database, text: str) -> CurrentUser | None:
    """Return whose token it is; None if there is none, or it has ended, or its owner may no longer come in."""
    if not is_api_token(text):
        return None
    joined = select(ApiToken, Person).join(Person).where(ApiToken.token_hash == hashed(text))
    with database.read() as session:
        row = session.exec(joined).first()
    if row is None:
        return None
    token, person = row
    moment = now()
    if person.disabled_at is not None or (token.ends_at is not None and token.ends_at < moment):
        return None
    if token.used_at is None or moment - token.used_at > USED:
        _use(database, token, moment)
    assert person.id is not None
    return CurrentUser(
        person.id,
        person.name,
        PersonRole(token.role).at_most(PersonRole(person.role)),
        queued=person.queued_limit,
        per_minute=person.per_minute_limit,
    )


def _use(database: Database, token: ApiToken, moment: datetime) -> None:
    with database.write(durable=False) as session:
        if (found := session.get(ApiToken, token.id)) is not None:
            found.used_at = moment
