"""The audit log: what admins did, to whom, and when. Entries are only ever added."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from server.accounts.current_user import CurrentUser
from server.db.engine import Database
from server.db.models import AuditEntry, Person

EXPORTED = 500  # entries that the export reads at a time


@dataclass(frozen=True)
class NamedEntry:
    """An entry with the names that its people have now."""

    id: int
    at: datetime
    actor: str
    action: str
    person: str | None
    details: Mapping[str, Any]


def record(session: Session, user: CurrentUser, action: str, person_id: int | None = None, **details: Any) -> None:
    """Add an entry in the transaction of what it tells about: either both are stored or neither."""
    session.add(AuditEntry(actor_id=user.id, action=action, person_id=person_id, details=details))


def page(session: Session, limit: int, before: int | None) -> list[NamedEntry]:
    """Return entries, the newest first; `before` is the id behind which the page begins."""
    query = select(AuditEntry)
    if before is not None:
        query = query.where(col(AuditEntry.id) < before)
    return _named(session, session.exec(query.order_by(col(AuditEntry.id).desc()).limit(limit)).all())


def exported(database: Database) -> Iterator[bytes]:
    """Yield every entry as a line of JSON, the oldest first."""
    last = 0
    while True:
        with database.read() as session:
            query = select(AuditEntry).where(col(AuditEntry.id) > last).order_by(col(AuditEntry.id)).limit(EXPORTED)
            entries = _named(session, session.exec(query).all())
        if not entries:
            return
        last = entries[-1].id
        for entry in entries:
            yield (json.dumps(vars(entry) | {"at": entry.at.isoformat()}) + "\n").encode()


def _named(session: Session, entries: Sequence[AuditEntry]) -> list[NamedEntry]:
    ids = {each for entry in entries for each in (entry.actor_id, entry.person_id) if each is not None}
    rows = session.exec(select(Person.id, Person.name).where(col(Person.id).in_(ids))).all()
    names = {person_id: name or f"deleted account {person_id}" for person_id, name in rows}
    return [
        NamedEntry(
            id=entry.id or 0,
            at=entry.at,
            actor=names.get(entry.actor_id, str(entry.actor_id)),
            action=entry.action,
            person=None if entry.person_id is None else names.get(entry.person_id, str(entry.person_id)),
            details=entry.details,
        )
        for entry in entries
    ]
