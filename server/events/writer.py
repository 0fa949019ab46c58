"""Stores the events of running submissions while they come, without holding up the threads that judge.

Readers of this process see an event at once (broadcast.py). For the others, and for a restart, one thread of the
process regularly stores the new events of every running attempt. The last events of an attempt are left for
the transaction that stores its verdict, so that a fast submission needs no other.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import insert
from sqlmodel import Session

from judge.verdict import Event as Judged
from server.db.engine import Database
from server.db.models import EVENTS
from server.events.broadcast import Broadcaster, EventId, EventLog, StoredEvent
from server.events.log import encode

STORE_SECONDS = 0.05  # pause between two transactions

INSERT = insert(EVENTS)


class AttemptWriter:
    """The events of one attempt: the judging thread calls `append`, the event writer's thread `store`."""

    def __init__(self, broadcaster: Broadcaster, submission_id: int, person_id: int, attempt: int) -> None:
        self._broadcaster = broadcaster
        self._submission_id = submission_id
        self._log: EventLog = broadcaster.begin(submission_id, person_id, attempt)
        self._unstored: deque[StoredEvent] = deque()
        self._n = 0
        self._storing = threading.Lock()
        self._closed = False
        self._failure: Exception | None = None

    def append(self, event: Judged) -> None:
        """Publishes an event and queues it to be stored."""
        numbered = self.number(event)
        self._unstored.append(numbered)
        self.publish(numbered, at_once=False)

    def number(self, event: Judged) -> StoredEvent:
        """Gives the event the next id of the attempt."""
        self._n += 1
        attempt = self._log.attempt
        return StoredEvent(EventId(attempt, self._n), event.type, encode(event, attempt))

    def publish(self, event: StoredEvent, *, at_once: bool) -> None:
        """Shows the event to the readers of this process, at once or with the next ones."""
        self._log.events.append(event)
        self._broadcaster.notify(self._submission_id, at_once=at_once)

    def store(self, database: Database) -> int:
        """Stores the new events unless the attempt has ended; returns how many."""
        with self._storing:
            if self._closed or not self._unstored:
                return 0
            try:
                with database.write(durable=False) as session:
                    return self.insert(session)
            except Exception as error:  # noqa: BLE001  (raised again by `close`, on the thread that judges)
                self._failure = error
                self._closed = True
                return 0

    def insert(self, session: Session, *more: StoredEvent) -> int:
        """Stores the events not stored yet, and `more` after them, in the caller's transaction; returns how many."""
        left = [self._unstored.popleft() for _ in range(len(self._unstored))]
        rows = [
            {
                "submission_id": self._submission_id,
                "attempt": each.id.attempt,
                "n": each.id.n,
                "type": each.type,
                "body": each.body,
            }
            for each in (*left, *more)
        ]
        session.connection().execute(INSERT, rows)
        return len(rows)

    def close(self) -> None:
        """Ends the attempt: the caller stores what is left. Raises what kept earlier events from being stored."""
        with self._storing:
            self._closed = True
        if self._failure is not None:
            raise self._failure

    def stored(self) -> None:
        """Tells the readers of all processes that events were stored."""
        self._broadcaster.stored(self._submission_id)


class EventWriter:
    """The thread that stores the events of all attempts of a process; it starts with the first attempt."""

    def __init__(self, database: Database, broadcaster: Broadcaster, on_stored: Callable[[int], None]) -> None:
        """Make it without a thread; `on_stored` is called with the number of events that were stored."""
        self._database = database
        self._broadcaster = broadcaster
        self._on_stored = on_stored
        self._attempts: set[AttemptWriter] = set()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @contextmanager
    def writing(self, submission_id: int, person_id: int, attempt: int) -> Iterator[AttemptWriter]:
        """Yields a writer whose events are stored regularly; the caller stores the rest after the block."""
        writer = AttemptWriter(self._broadcaster, submission_id, person_id, attempt)
        with self._changed:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="event-writer", daemon=True)
                self._thread.start()
            self._attempts.add(writer)
            if len(self._attempts) == 1:
                self._changed.notify()
        try:
            yield writer
        finally:
            with self._changed:
                self._attempts.discard(writer)
            writer.close()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._attempts))
            time.sleep(STORE_SECONDS)
            with self._changed:
                attempts = list(self._attempts)
            for writer in attempts:
                if stored := writer.store(self._database):
                    self._on_stored(stored)
                    writer.stored()
