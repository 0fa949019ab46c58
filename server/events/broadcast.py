"""Tells whoever follows a submission that there is more to read, and has at hand what this process has judged of late.

The hub is a shortcut: the log in the database is the truth, and a missed word costs nothing.
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

RECENT = 64  # submissions of which something is at hand

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


class Place(NamedTuple):
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


class Written(NamedTuple):
    """An event as it is stored."""

    place: Place
    type: str
    body: str  # JSON


@dataclass(frozen=True)
class Tail:
    """What has been added to a log, and whether anything can follow."""

    events: list[Written]
    done: bool


@dataclass
class Log:
    """The events of one attempt, from the first on: added to by the thread that judges, read by any."""

    person_id: int
    attempt: int = 0  # 0: nobody has begun
    events: list[Written] = field(default_factory=list)

    def behind(self, after: Place) -> Tail | None:
        """The events behind a place; None where that place, or every event, is another process's."""
        if not self.events or self.attempt < after.attempt:
            return None
        events = self.events[after.n if after.attempt == self.attempt else 0 :]
        return Tail(events, self.events[-1].type == VERDICT)


class Hub:
    """Wakes those who wait for a submission's events, from any thread; `tell` has them woken in other processes."""

    def __init__(self, tell: Callable[[int], None] | None = None) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._waiting: dict[int, tuple[_Waiter, ...]] = {}
        self._logs: OrderedDict[int, Log] = OrderedDict()
        self.closed = False

    def expect(self, submission_id: int, person_id: int) -> None:
        """This process has taken the person's submission in; unless it judges it by now."""
        if submission_id not in self._logs:
            self._keep(submission_id, Log(person_id))

    def begin(self, submission_id: int, person_id: int, attempt: int) -> Log:
        """This process begins to judge; what it adds to the log need not be stored yet, unless it is the verdict."""
        log = Log(person_id, attempt)
        self._keep(submission_id, log)
        return log

    def _keep(self, submission_id: int, log: Log) -> None:
        with self._lock:
            self._logs[submission_id] = log
            self._logs.move_to_end(submission_id)
            if len(self._logs) > RECENT:
                self._logs.popitem(last=False)

    def recent(self, submission_id: int, after: Place) -> Tail | None:
        """What is at hand behind a place; None where the database has to be asked."""
        log = self._logs.get(submission_id)
        return log.behind(after) if log else None

    async def begun(self, submission_id: int, seconds: float) -> bool:
        """Whether this process judges it, or does so within so many seconds where it has only just taken it in."""
        with self.watch(submission_id) as waiter:
            log = self._logs.get(submission_id)
            if log is not None and not log.attempt:
                await waiter.wait(seconds)
            return self.recent(submission_id, Place()) is not None

    def whose(self, submission_id: int) -> int | None:
        """The person whose submission it is; None where the database has to be asked."""
        log = self._logs.get(submission_id)
        return log.person_id if log else None

    def forget(self, submission_id: int) -> None:
        """What this process knows of it is no longer the last word."""
        with self._lock:
            self._logs.pop(submission_id, None)

    def notify(self, submission_id: int) -> None:
        """This process has stored events of the submission."""
        self.wake(submission_id)
        if self._tell is not None:
            self._tell(submission_id)

    def wake(self, submission_id: int | None, *, urgent: bool = True) -> None:
        """Has those who wait for a submission's events look for them; None: for anybody's."""
        if submission_id is None:
            with self._lock:
                waiters = tuple(waiter for group in self._waiting.values() for waiter in group)
        else:  # who begins to wait just now looks for itself before it does
            waiters = self._waiting.get(submission_id, ())
        for waiter in waiters:
            waiter.wake(urgent=urgent)

    def close(self) -> None:
        """Ends every stream: the server is about to stop."""
        self.closed = True
        self.wake(None)

    @contextmanager
    def watch(self, submission_id: int) -> Iterator[_Waiter]:
        waiter = _Waiter()
        with self._lock:
            self._waiting[submission_id] = (*self._waiting.get(submission_id, ()), waiter)
        try:
            yield waiter
        finally:
            with self._lock:
                others = tuple(each for each in self._waiting.pop(submission_id) if each is not waiter)
                if others:
                    self._waiting[submission_id] = others


class _Waiter:
    """Belongs to one event loop; woken from any thread.

    The loop is called only while it waits, and for what is urgent while it gathers: to call it for each event would
    cost more than the event. Its flag goes up before it looks whether it was woken meanwhile, and who wakes it says so
    before looking at the flag, so that one of the two sees the other.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._called = asyncio.Event()
        self._asleep = self._gathering = False
        self._woken = self._urgent = False

    def wake(self, *, urgent: bool) -> None:
        self._woken = True
        self._urgent |= urgent
        if not (self._asleep or (urgent and self._gathering)):
            return
        self._asleep = self._gathering = False
        try:
            self._loop.call_soon_threadsafe(self._called.set)
        except RuntimeError:  # its loop has ended, and nobody waits any more
            return

    async def gather(self, seconds: float) -> None:
        """Let so much time pass, unless something urgent comes."""
        self._gathering = True
        if not self._urgent:
            await self._set_within(seconds)
        self._gathering = False

    async def wait(self, seconds: float) -> bool:
        """Whether it was woken within so many seconds."""
        self._asleep = True
        woken = self._woken or await self._set_within(seconds) or self._woken
        self._asleep = self._woken = self._urgent = False
        return woken

    async def _set_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._called.wait()
        except TimeoutError:
            return False
        finally:
            self._called.clear()
        return True
