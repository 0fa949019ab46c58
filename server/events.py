"""The events of submissions: written as they come, read from any point on, and told to whoever waits for them.

The log in the database is the truth; the hub only says that it has grown, so a missed word costs nothing. An event's
place is (attempt, n). Readers see the events of a submission's last attempt alone: what an attempt that was cut off had
shown comes again with the next one, under its own attempt's number.
"""

from __future__ import annotations

import asyncio
import json
import math
import queue
import re
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from sqlmodel import Session, col, delete, insert, select

from judge.verdict import Event as Judged
from judge.verdict import to_json
from server.db import Database
from server.models import VERDICT, Event, Submission
from server.schemas import Stage

HEARTBEAT_SECONDS = 15.0  # of silence on a stream, before a comment says that it lives

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, order=True)
class Place:
    """Where an event stands."""

    attempt: int = 0
    n: int = 0

    def __str__(self) -> str:
        return f"{self.attempt}-{self.n}"

    @classmethod
    def parse(cls, text: str | None) -> Place:
        """The place of an event's id; the beginning for anything else."""
        match = _PLACE.fullmatch(text or "")
        return cls(int(match[1]), int(match[2])) if match else cls()


@dataclass(frozen=True)
class Written:
    """An event as it is stored."""

    place: Place
    type: str
    body: str  # JSON


def document(event: Judged, attempt: int) -> dict[str, Any]:
    """An event as it is stored and sent."""
    return {**clean(to_json(event)), "attempt": attempt}


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


class Hub:
    """Wakes those who wait for a submission's events, from any thread; `tell` has them woken in other processes."""

    def __init__(self, tell: Callable[[int], None] | None = None) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._waiting: dict[int, set[_Waiter]] = defaultdict(set)
        self.closed = False

    def notify(self, submission_id: int) -> None:
        """This process has written events of the submission."""
        self.wake(submission_id)
        if self._tell is not None:
            self._tell(submission_id)

    def wake(self, submission_id: int | None) -> None:
        """Has those who wait for a submission's events look for them; None: for anybody's."""
        with self._lock:
            groups = self._waiting.values() if submission_id is None else [self._waiting.get(submission_id, set())]
            waiters = [waiter for group in groups for waiter in group]
        for waiter in waiters:
            waiter.wake()

    def close(self) -> None:
        """Ends every stream: the server is about to stop."""
        self.closed = True
        self.wake(None)

    @contextmanager
    def watch(self, submission_id: int) -> Iterator[_Waiter]:
        waiter = _Waiter()
        with self._lock:
            self._waiting[submission_id].add(waiter)
        try:
            yield waiter
        finally:
            with self._lock:
                self._waiting[submission_id].discard(waiter)
                if not self._waiting[submission_id]:
                    del self._waiting[submission_id]


class _Waiter:
    """Belongs to one event loop; woken from any thread."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()

    def wake(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._event.set)
        except RuntimeError:  # its loop has ended, and nobody waits any more
            return

    async def wait(self, seconds: float) -> bool:
        """Whether it was woken within so many seconds."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except TimeoutError:
            return False
        self._event.clear()
        return True


class Writer:
    """Writes the events of one attempt while they come, without holding up who makes them.

    A thread takes whatever has gathered and writes it in one transaction, so a fast submission costs a few transactions
    and a slow one shows each case at once. All is written when the `with` block ends; the verdict's `row` is the
    caller's to write, with what else the verdict changes.
    """

    def __init__(
        self, database: Database, hub: Hub, submission_id: int, attempt: int, wrote: Callable[[int], None]
    ) -> None:
        """`wrote` is told how many events have been stored."""
        self._wrote = wrote
        self._database = database
        self._hub = hub
        self._submission_id = submission_id
        self._attempt = attempt
        self._n = 0
        self._queue: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name=f"events-{submission_id}", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._queue.put(None)
        self._thread.join()
        if self._failure is not None:
            raise self._failure

    def row(self, event: Judged) -> dict[str, Any]:
        """The event's row, with the next place."""
        self._n += 1
        body = json.dumps(document(event, self._attempt), separators=(",", ":"))
        return {
            "submission_id": self._submission_id,
            "attempt": self._attempt,
            "n": self._n,
            "type": event.type,
            "body": body,
        }

    def append(self, event: Judged) -> None:
        self._queue.put(self.row(event))

    def _run(self) -> None:
        try:
            while (first := self._queue.get()) is not None:
                rows, last = self._gather(first)
                with self._database.write(durable=False) as session:
                    session.execute(insert(Event), rows)
                self._wrote(len(rows))
                self._hub.notify(self._submission_id)
                if last:
                    return
        except BaseException as error:  # noqa: BLE001  (raised again by __exit__, on the caller's thread)
            self._failure = error

    def _gather(self, first: dict[str, Any]) -> tuple[list[dict[str, Any]], bool]:
        """All that waits by now, and whether it is the end."""
        rows = [first]
        while not self._queue.empty():
            row = self._queue.get()
            if row is None:
                return rows, True
            rows.append(row)
        return rows, False


def read(session: Session, submission: Submission, after: Place) -> list[Written]:
    """The events behind `after`, of the last attempt."""
    query = (
        select(Event)
        .where(Event.submission_id == submission.id, Event.attempt == submission.attempt)
        .order_by(col(Event.n))
    )
    if after.attempt == submission.attempt:
        query = query.where(Event.n > after.n)
    return [Written(Place(row.attempt, row.n), row.type, row.body) for row in session.exec(query)]


def prune(database: Database, before: datetime) -> None:
    """Forgets the single cases of submissions that ended before a time: their reports keep what matters."""
    old = select(Submission.id).where(col(Submission.finished_at) < before)
    with database.write() as session:
        session.execute(delete(Event).where(col(Event.type) != VERDICT, col(Event.submission_id).in_(old)))


@dataclass(frozen=True)
class Tail:
    """What has been added to a log, and whether anything can follow."""

    events: list[Written]
    done: bool


def tail(database: Database, submission_id: int, after: Place) -> Tail:
    with database.read() as session:
        submission = session.get_one(Submission, submission_id)
        done = submission.state == Stage.DONE
        return Tail(read(session, submission, after), done)


async def follow(database: Database, hub: Hub, submission_id: int, after: Place) -> AsyncIterator[list[Written]]:
    """The events behind `after` as they gather, until the verdict; an empty list where a while has passed without."""
    with hub.watch(submission_id) as waiter:
        while not hub.closed:
            found = await asyncio.to_thread(tail, database, submission_id, after)
            if found.events:
                after = found.events[-1].place
                yield found.events
            if found.done:
                return
            if not await waiter.wait(HEARTBEAT_SECONDS):
                yield []
