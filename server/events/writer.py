"""Stores the events of running submissions while they come, without holding up who makes them.

Readers of this process see an event at once (hub.py). For the others, and for a restart, one thread of the process
stores what has gathered of every running attempt, every so often; the last of them are left for the transaction that
stores the verdict, so that a fast submission costs no other.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import insert

from judge.verdict import Event as Judged
from server.db.engine import Database
from server.db.models import EVENTS
from server.db.statements import Prepared, Transaction
from server.events.broadcast import Hub, Log, Place, Written
from server.events.log import encoded

STORE_SECONDS = 0.05  # between two transactions

ADD = Prepared(insert(EVENTS), columns=["submission_id", "attempt", "n", "type", "body"])


class Writer:
    """The events of one attempt: `append` by the thread that judges, `store` by the scribe's."""

    def __init__(self, hub: Hub, submission_id: int, person_id: int, attempt: int) -> None:
        self._hub = hub
        self._submission_id = submission_id
        self._log: Log = hub.begin(submission_id, person_id, attempt)
        self._unstored: deque[Written] = deque()
        self._n = 0
        self._storing = threading.Lock()
        self._closed = False
        self._failure: Exception | None = None

    def append(self, event: Judged) -> None:
        written = self.next(event)
        self._unstored.append(written)
        self.publish(written)

    def next(self, event: Judged) -> Written:
        """The event, with the next place."""
        self._n += 1
        place = Place(self._log.attempt, self._n)
        return Written(place, event.type, encoded(event, place.attempt))

    def publish(self, written: Written, *, urgent: bool = False) -> None:
        """Show it to the readers of this process."""
        self._log.events.append(written)
        self._hub.wake(self._submission_id, urgent=urgent)

    def store(self, database: Database) -> int:
        """Store what has gathered, unless the attempt has ended; how many events."""
        with self._storing:
            if self._closed or not self._unstored:
                return 0
            try:
                with database.begin(durable=False) as transaction:
                    return self.put(transaction)
            except Exception as error:  # noqa: BLE001  (raised again by `close`, on the thread that judges)
                self._failure = error
                self._closed = True
                return 0

    def put(self, transaction: Transaction, *more: Written) -> int:
        """Store the events that are not stored yet, and these behind them, with the caller's transaction; how many."""
        left = [self._unstored.popleft() for _ in range(len(self._unstored))]
        rows = [(self._submission_id, *each.place, each.type, each.body) for each in (*left, *more)]
        transaction.add(ADD, rows)
        return len(rows)

    def close(self) -> None:
        """The attempt has ended: what is left is the caller's to store. Raises what kept it from being stored."""
        with self._storing:
            self._closed = True
        if self._failure is not None:
            raise self._failure

    def notify(self) -> None:
        self._hub.notify(self._submission_id)


class Scribe:
    """The thread that stores for all writers of a process; it starts with the first of them."""

    def __init__(self, database: Database, hub: Hub, wrote: Callable[[int], None]) -> None:
        """`wrote` is told how many events have been stored."""
        self._database = database
        self._hub = hub
        self._wrote = wrote
        self._writers: set[Writer] = set()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @contextmanager
    def writing(self, submission_id: int, person_id: int, attempt: int) -> Iterator[Writer]:
        """A writer whose events are stored on the way; behind the block the last of them are left."""
        writer = Writer(self._hub, submission_id, person_id, attempt)
        with self._changed:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="scribe", daemon=True)
                self._thread.start()
            self._writers.add(writer)
            if len(self._writers) == 1:
                self._changed.notify()
        try:
            yield writer
        finally:
            with self._changed:
                self._writers.discard(writer)
            writer.close()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._writers))
            time.sleep(STORE_SECONDS)
            with self._changed:
                writers = list(self._writers)
            for writer in writers:
                if stored := writer.store(self._database):
                    self._wrote(stored)
                    writer.notify()
