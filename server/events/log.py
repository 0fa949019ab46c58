"""The events of submissions: what they are on the way to a client, kept, read from any point on, and followed.

The log in the database is the truth. What this process judges itself its hub has at hand before it is stored, so nobody
waits for the disk to see a case; a verdict alone is told after it is stored. An event's place is (attempt, n). Readers
see the events of a submission's last attempt alone: what an attempt that was cut off had shown comes again with the
next one, under its own attempt's number.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import AsyncIterator
from dataclasses import fields
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import col, delete, select

from judge.verdict import CaseJudged, CaseResult, Group, Verdict, to_json
from judge.verdict import Event as Judged
from server.db.engine import Database
from server.db.models import EVENTS, SUBMISSIONS, VERDICT, Event, Submission
from server.db.statements import Prepared, Transaction
from server.db.states import Stage
from server.events.broadcast import Hub, Place, Tail, Written

HEARTBEAT_SECONDS = 15.0  # of silence on a stream, before a comment says that it lives
GATHER_SECONDS = 0.015  # in which events gather that are sent together; a verdict waits for nobody

STANDING = Prepared(select(SUBMISSIONS.c.state, SUBMISSIONS.c.attempt).where(SUBMISSIONS.c.id == bindparam("which")))
_OF_ATTEMPT = (EVENTS.c.submission_id == bindparam("which"), EVENTS.c.attempt == bindparam("last"))
BEHIND = Prepared(
    select(EVENTS.c.n, EVENTS.c.type, EVENTS.c.body)
    .where(*_OF_ATTEMPT, EVENTS.c.n > bindparam("known"))
    .order_by(EVENTS.c.n)
)


_BRIEF = ("case", "entry", "group", "verdict", "cpu")  # what most cases tell, and nothing else
_REST = [each for each in fields(CaseResult) if each.name not in _BRIEF]
_NOTHING = tuple(each.default for each in _REST)
_more = attrgetter(*(each.name for each in _REST))


def document(event: Judged, attempt: int) -> dict[str, Any]:
    """An event as it is stored and sent."""
    return {**clean(to_json(event)), "attempt": attempt}


def encoded(event: Judged, attempt: int) -> str:
    """The same as text."""
    if isinstance(event, CaseJudged) and (text := _brief(event, attempt)):
        return text
    told = {**to_json(event), "attempt": attempt}
    try:
        text = json.dumps(told, separators=(",", ":"), allow_nan=False)
    except ValueError:
        return json.dumps(document(event, attempt), separators=(",", ":"))
    if "\\ud" in text:  # perhaps half of a character
        return json.dumps(document(event, attempt), separators=(",", ":"))
    return text


def _brief(event: CaseJudged, attempt: int) -> str:
    """The text of a case that tells nothing of its inputs and outputs, as most do; "" for others."""
    result = event.result
    if _more(result) != _NOTHING:
        return ""
    before, behind = _around(result.case, result.entry, result.group, result.verdict)
    return f'{{"result":{before}{result.cpu!r}{behind},"index":{event.index},"type":"case","attempt":{attempt}}}'


@lru_cache(maxsize=1 << 14)
def _around(case: str, entry: str, group: Group, verdict: Verdict) -> tuple[str, str]:
    """What stands before and behind its seconds of CPU: the same for everybody who submits."""
    seconds = 123456789.5
    text = json.dumps(to_json(CaseResult(case, entry, group, verdict, seconds)), separators=(",", ":"))
    before, _, behind = text.partition(repr(seconds))
    return before, behind


def clean(value: Any) -> Any:
    """Plain JSON that every client can read: non-finite floats are null, lone surrogates are spelled out."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode() if not value.isascii() else value
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    return value


def read(transaction: Transaction, submission_id: int, after: Place) -> Tail:
    """The events behind `after`, of the last attempt."""
    ((state, attempt),) = transaction.all(STANDING, {"which": submission_id})
    known = after.n if after.attempt == attempt else 0
    rows = transaction.all(BEHIND, {"which": submission_id, "last": attempt, "known": known})
    return Tail([Written(Place(attempt, n), kind, body) for n, kind, body in rows], state == Stage.DONE)


def prune(database: Database, before: datetime) -> None:
    """Forgets the single cases of submissions that ended before a time: their reports keep what matters."""
    old = select(Submission.id).where(col(Submission.finished_at) < before)
    with database.write() as session:
        session.execute(delete(Event).where(col(Event.type) != VERDICT, col(Event.submission_id).in_(old)))


def tail(database: Database, submission_id: int, after: Place) -> Tail:
    with database.look() as transaction:
        return read(transaction, submission_id, after)


async def follow(database: Database, hub: Hub, submission_id: int, after: Place) -> AsyncIterator[list[Written]]:
    """The events behind `after` as they gather, until the verdict; an empty list where a while has passed without."""
    with hub.watch(submission_id) as waiter:
        while not hub.closed:
            found = hub.recent(submission_id, after)
            if found is None:
                found = await asyncio.to_thread(tail, database, submission_id, after)
            if found.events:
                after = found.events[-1].place
                yield found.events
            if found.done:
                return
            if found.events:
                await waiter.gather(GATHER_SECONDS)
            if not await waiter.wait(HEARTBEAT_SECONDS):
                yield []
