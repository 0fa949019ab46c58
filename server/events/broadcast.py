"""Wakes the readers of a submission's events when there are new ones, and keeps the latest events in memory.

The broadcaster is a shortcut for readers in the process that judges. The event log in the database is
authoritative, and a lost notification only causes a delay.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from server.db.models import VERDICT

RECENT = 64  # submissions whose events are kept in memory
GATHER_SECONDS = 0.015  # shortest time between two wake-ups of a reader; a verdict wakes it at once

_EVENT_ID = re.compile(r"(\d{1,9})-(\d{1,9})")


class EventId(NamedTuple):
    """The id of an event: the attempt, and the event's number in the attempt, from 1 on."""

    attempt: int = 0
    n: int = 0

    def __str__(self) -> str:
        return f"{self.attempt}-{self.n}"

    @classmethod
    def parse(cls, text: str | None) -> EventId:
        """Parses an id that a client sent; anything else means the beginning."""
        match = _EVENT_ID.fullmatch(text or "")
        return cls(int(match[1]), int(match[2])) if match else cls()


class StoredEvent(NamedTuple):
    """An event as the database stores it and as the stream sends it."""

    id: EventId
    type: str
    body: str  # JSON


@dataclass(frozen=True)
class EventSlice:
    """The events after some event.

    Attributes:
        done: whether the verdict is among or before them, so that none can follow.
        failed: the attempt that failed on our side, if the next one has yet to begin; else 0.
    """

    events: list[StoredEvent]
    done: bool
    failed: int = 0


@dataclass
class EventLog:
    """The events of one attempt from the first on: the judging thread appends, any thread reads."""

    person_id: int
    attempt: int = 0  # 0: no attempt has begun
    events: list[StoredEvent] = field(default_factory=list)

    def after(self, last: EventId) -> EventSlice | None:
        """Returns the events after `last`; None if that event, or all, belong to another process."""
        if not self.events or self.attempt < last.attempt:
            return None
        events = self.events[last.n if last.attempt == self.attempt else 0 :]
        return EventSlice(events, self.events[-1].type == VERDICT)


class Broadcaster:
    """Wakes the readers of submissions' events. Safe to use from many threads."""

    def __init__(self, notify_others: Callable[[int], None] | None = None) -> None:
        """Make it without readers; `notify_others` tells other processes that events of a submission were stored."""
        self._notify_others = notify_others
        self._lock = threading.Lock()
        self._subscriptions: dict[int, tuple[Subscription, ...]] = {}
        self._logs: OrderedDict[int, EventLog] = OrderedDict()
        self.closed = False

    def expect(self, submission_id: int, person_id: int) -> None:
        """Records that this process has accepted a submission. A worker may have begun it already."""
        with self._lock:
            if submission_id not in self._logs:
                self._keep(submission_id, EventLog(person_id))

    def begin(self, submission_id: int, person_id: int, attempt: int) -> EventLog:
        """Opens the log of an attempt that this process judges. Only its verdict must be stored before it is added."""
        log = EventLog(person_id, attempt)
        with self._lock:
            self._keep(submission_id, log)
        return log

    def _keep(self, submission_id: int, log: EventLog) -> None:
        self._logs[submission_id] = log
        self._logs.move_to_end(submission_id)
        if len(self._logs) > RECENT:
            self._logs.popitem(last=False)

    def recent(self, submission_id: int, last: EventId) -> EventSlice | None:
        """Returns the events after `last` from memory; None if the database has to be asked."""
        log = self._logs.get(submission_id)
        return log.after(last) if log else None

    async def begun(self, submission_id: int, seconds: float) -> bool:
        """Returns whether this process judges the submission; waits for it to begin if it was only just accepted."""
        with self.subscribe(submission_id) as subscription:
            log = self._logs.get(submission_id)
            if log is not None and not log.attempt:
                await subscription.wait(seconds)
            return self.recent(submission_id, EventId()) is not None

    def owner(self, submission_id: int) -> int | None:
        """Returns the person whose submission it is; None if the database has to be asked."""
        log = self._logs.get(submission_id)
        return log.person_id if log else None

    def forget(self, submission_id: int) -> None:
        """Drops the log of an attempt: it was put back or lost, or its submission has another verdict now."""
        with self._lock:
            self._logs.pop(submission_id, None)

    def stored(self, submission_id: int) -> None:
        """Tells every reader, in this process and in others, that events of the submission were stored."""
        self.notify(submission_id)
        if self._notify_others is not None:
            self._notify_others(submission_id)

    def notify(self, submission_id: int | None, *, at_once: bool = True) -> None:
        """Wakes this process's readers of a submission, or of all submissions for None."""
        if submission_id is None:
            with self._lock:
                found = tuple(each for group in self._subscriptions.values() for each in group)
        else:  # a reader that subscribes just now reads before it waits
            found = self._subscriptions.get(submission_id, ())
        for subscription in found:
            subscription.notify(at_once=at_once)

    def close(self) -> None:
        """Ends every stream, because the server is about to stop."""
        self.closed = True
        self.notify(None)

    @contextmanager
    def subscribe(self, submission_id: int) -> Iterator[Subscription]:
        subscription = Subscription()
        with self._lock:
            self._subscriptions[submission_id] = (*self._subscriptions.get(submission_id, ()), subscription)
        try:
            yield subscription
        finally:
            with self._lock:
                others = tuple(each for each in self._subscriptions.pop(submission_id) if each is not subscription)
                if others:
                    self._subscriptions[submission_id] = others


class Subscription:
    """One reader's wake-up flag. The reader waits in its event loop; any thread may notify it.

    A call into the loop costs more than an event, so `_notified` allows one call between two reads. The reader clears
    the flag before it reads: an event that is added later sets it again, and earlier events are read.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._wake_up = asyncio.Event()
        self._notified = False
        self._last = 0.0  # time of the last wake-up, by the loop's clock

    def notify(self, *, at_once: bool) -> None:
        if self._notified and not at_once:
            return
        self._notified = True
        try:
            self._loop.call_soon_threadsafe(self._wake_up.set if at_once else self._wake_up_soon)
        except RuntimeError:  # the loop has ended, and with it the reader
            return

    def _wake_up_soon(self) -> None:
        self._loop.call_at(self._last + GATHER_SECONDS, self._wake_up.set)

    async def wait(self, seconds: float) -> bool:
        """Waits for a notification since the last wait; returns whether one came within the seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._wake_up.wait()
        except TimeoutError:
            return False
        self._last = self._loop.time()
        self._wake_up.clear()
        self._notified = False
        return True
