"""What the server holds about a person: exports all of it, and deletes it.

After the deletion the person's row stays as a number without a name, so that the numbers in the audit log lead nowhere
and are given to nobody else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, delete, func, select

from server.accounts.current_user import CurrentUser
from server.core.errors import InvalidRequest, StillJudging
from server.db.engine import Database
from server.db.models import (
    Activity,
    ApiToken,
    DeviceGrant,
    Draft,
    Event,
    Identity,
    Invitation,
    Job,
    KnownTopic,
    Mark,
    PasswordReset,
    Person,
    ProviderFlow,
    Submission,
    WebSession,
    now,
)
from server.db.problem_models import AuthoringJob, Rejudgement
from server.db.states import PersonRole, Stage

BATCH = 100  # submissions that are read at a time: each may have a source of 64 KiB
HIDDEN = {"password_hash", "token_hash", "key_hash", "name_key", "email_key", "person_id"}  # columns that tell nothing

OWNED: tuple[type[Any], ...] = (
    Rejudgement,
    Job,
    Submission,
    Activity,
    Draft,
    Mark,
    KnownTopic,
    WebSession,
    ApiToken,
    PasswordReset,
    DeviceGrant,
    Identity,
    ProviderFlow,
    AuthoringJob,
)  # tables whose rows are a person's, in an order in which they can be deleted
EXPORTED: dict[str, type[Any]] = {
    "session": WebSession,
    "token": ApiToken,
    "identity": Identity,
    "draft": Draft,
    "mark": Mark,
    "known topic": KnownTopic,
    "check": AuthoringJob,
}  # tables by the word that the export has for a row


def export(database: Database, user: CurrentUser) -> Iterator[bytes]:
    """Yield all that is stored about a person, a JSON object a line; `kind` says what each of them is."""
    with database.read() as session:
        yield _line("account", session.get_one(Person, user.id))
        for kind, table in EXPORTED.items():
            for row in session.exec(select(table).where(table.person_id == user.id)):
                yield _line(kind, row)
    last = 0
    while True:
        mine = select(Submission).where(Submission.person_id == user.id, col(Submission.id) > last)
        with database.read() as session:
            rows = session.exec(mine.order_by(col(Submission.id)).limit(BATCH)).all()
        if not rows:
            return
        last = rows[-1].id or 0
        for row in rows:
            yield _line("submission", row)


def _line(kind: str, row: SQLModel) -> bytes:
    values = {name: value for name, value in row.model_dump().items() if name not in HIDDEN}
    return (json.dumps({"kind": kind, **values}, default=_text) + "\n").encode()


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def delete_person(session: Session, person_id: int) -> None:
    """Delete all that is stored about a person.

    Raises:
        StillJudging: a submission of theirs has no verdict yet.
        InvalidRequest: nobody would be left who is an admin.
    """
    _check_deletable(session, person_id)
    connection = session.connection()
    mine = select(Submission.id).where(Submission.person_id == person_id)
    connection.execute(delete(Event).where(col(Event.submission_id).in_(mine)))
    rejudgings = select(AuthoringJob.id).where(AuthoringJob.person_id == person_id)
    connection.execute(delete(Rejudgement).where(col(Rejudgement.job_id).in_(rejudgings)))
    for table in OWNED:
        connection.execute(delete(table).where(col(table.person_id) == person_id))
    connection.execute(delete(Invitation).where(col(Invitation.created_by) == person_id))
    person = session.get_one(Person, person_id)
    person.name, person.role, person.disabled_at = "", PersonRole.MEMBER.value, now()
    person.name_key = person.email = person.email_key = person.password_hash = None


def _check_deletable(session: Session, person_id: int) -> None:
    unfinished = select(Submission.id).where(Submission.person_id == person_id, Submission.state != Stage.DONE.value)
    if session.exec(unfinished.limit(1)).first() is not None:
        raise StillJudging
    admins = select(func.count()).select_from(Person)
    admins = admins.where(
        col(Person.role) == PersonRole.ADMIN.value,
        col(Person.name_key).is_not(None),
        col(Person.disabled_at).is_(None),
        col(Person.id) != person_id,
    )
    if session.get_one(Person, person_id).role == PersonRole.ADMIN and not session.exec(admins).one():
        raise InvalidRequest("You are the only admin. Make somebody else an admin first.")
