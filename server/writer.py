"""Stores the events of one attempt while they come, without holding up who makes them.

Readers of this process see an event at once (hub.py). For the others, and for a restart, a thread stores what has
gathered every so often; the last of them are left for the transaction that stores the verdict, so that a fast
submission costs no other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from sqlmodel import insert

from judge.verdict import Event as Judged
from server.db import Database
from server.events import encoded
from server.hub import Hub, Place, Written
from server.models import EVENTS

STORE_SECONDS = 0.05  # between two transactions

Row = dict[str, Any]


class Writer:
    """Used as a context: behind it `rest` holds what is not stored yet."""

    def __init__(
        self, database: Database, hub: Hub, submission_id: int, attempt: int, wrote: Callable[[int], None]
    ) -> None:
        """`wrote` is told how many events have been stored."""
        self.rest: list[Row] = []
        self._wrote = wrote
        self._database = database
        self._hub = hub
        self._submission_id = submission_id
        self._attempt = attempt
        self._n = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name=f"events-{submission_id}", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        if self._failure is not None:
            raise self._failure

    def append(self, event: Judged) -> None:
        row = self.row(event)
        with self._lock:
            self.rest.append(row)
        self.publish(row)

    def row(self, event: Judged) -> Row:
        """The event's row, with the next place."""
        self._n += 1
        return {
            "submission_id": self._submission_id,
            "attempt": self._attempt,
            "n": self._n,
            "type": event.type,
            "body": encoded(event, self._attempt),
        }

    def publish(self, row: Row) -> None:
        """Show it to the readers of this process."""
        self._hub.publish(self._submission_id, [Written(Place(row["attempt"], row["n"]), row["type"], row["body"])])

    def _run(self) -> None:
        try:
            while not self._ended.wait(STORE_SECONDS):
                with self._lock:
                    rows, self.rest = self.rest, []
                if rows:
                    self._store(rows)
        except BaseException as error:  # noqa: BLE001  (raised again by __exit__, on the caller's thread)
            self._failure = error

    def _store(self, rows: list[Row]) -> None:
        with self._database.write(durable=False) as session:
            session.connection().execute(insert(EVENTS), rows)
        self._wrote(len(rows))
        self._hub.notify(self._submission_id)
