"""The event log of submissions: encodes events as JSON, reads those after a given event, and follows new ones.

The log in the database is authoritative. The events of this process are in its broadcaster before they are stored, so
no reader waits for the disk to see a case; only the verdict is stored before it is published. An event's id is
(attempt, n). Readers see the events of a submission's last attempt alone: the next attempt makes the events of one that
was cut off again, under its own number.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import AsyncIterator
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError
from sqlalchemy import bindparam
from sqlmodel import Session, select

from judge.verdict import CaseJudged, Report, Started, to_json
from judge.verdict import Event as Judged
from server.db.engine import Database
from server.db.models import EVENTS, SUBMISSIONS
from server.db.states import Stage
from server.events.broadcast import Broadcaster, EventId, EventSlice, StoredEvent
from server.events.schemas import QueuedEvent

HEARTBEAT_SECONDS = 15.0  # silence on a stream after which a comment keeps it alive

PROGRESS = select(SUBMISSIONS.c.state, SUBMISSIONS.c.attempt).where(SUBMISSIONS.c.id == bindparam("submission"))
AFTER = (
    select(EVENTS.c.n, EVENTS.c.type, EVENTS.c.body)
    .where(
        EVENTS.c.submission_id == bindparam("submission"),
        EVENTS.c.attempt == bindparam("last_attempt"),
        EVENTS.c.n > bindparam("last_n"),
    )
    .order_by(EVENTS.c.n)
)

_ADAPTERS: dict[type[Judged], TypeAdapter[Any]] = {each: TypeAdapter(each) for each in (Started, CaseJudged, Report)}


def document(event: Judged, attempt: int) -> dict[str, Any]:
    """Returns an event as the plain JSON that is stored and sent."""
    return {**clean(to_json(event)), "attempt": attempt}


def encode(event: Judged, attempt: int) -> str:
    """Returns the JSON text of the document, in ASCII: a client may split the stream at any kind of line end."""
    try:
        body = _ADAPTERS[type(event)].dump_json(event, ensure_ascii=True, warnings=False).decode()
    except PydanticSerializationError:  # half of a surrogate pair, which a submission may raise or print
        return json.dumps(document(event, attempt), separators=(",", ":"))
    return f'{body.removesuffix("}")},"attempt":{attempt}}}'  # the document's last member


def clean(value: Any) -> Any:
    """Returns plain JSON that every client can read: non-finite floats are null, lone surrogates are spelled out."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode() if not value.isascii() else value
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    return value


def read(session: Session, submission_id: int, last: EventId) -> EventSlice:
    """Reads the events after `last`, of the last attempt."""
    connection = session.connection()
    state, attempt = connection.execute(PROGRESS, {"submission": submission_id}).one()
    last_n = last.n if last.attempt == attempt else 0
    rows = connection.execute(AFTER, {"submission": submission_id, "last_attempt": attempt, "last_n": last_n})
    events = [StoredEvent(EventId(attempt, n), kind, body) for n, kind, body in rows]
    return EventSlice(events, state == Stage.DONE, attempt if state == Stage.QUEUED else 0)


async def follow(
    database: Database, broadcaster: Broadcaster, submission_id: int, last: EventId
) -> AsyncIterator[list[StoredEvent]]:
    """Yields the events after `last` in lists, until the verdict; an empty list after HEARTBEAT_SECONDS of silence."""

    def read_stored(last: EventId) -> EventSlice:
        with database.read() as session:
            return read(session, submission_id, last)

    reported = 0  # the last failed attempt that the reader was sent
    with broadcaster.subscribe(submission_id) as subscription:
        while not broadcaster.closed:
            found = broadcaster.recent(submission_id, last)
            if found is None:
                found = await asyncio.to_thread(read_stored, last)
            if found.events:
                last = found.events[-1].id
                yield found.events
            if found.failed > reported:
                reported = found.failed
                yield [
                    StoredEvent(last, "queued", QueuedEvent(attempt=reported, ahead=0, retrying=True).model_dump_json())
                ]
            if found.done:
                return
            if not await subscription.wait(HEARTBEAT_SECONDS):
                yield []
