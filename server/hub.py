"""Tells whoever follows a submission that there is more to read, and has at hand what this process has judged of late.

The hub is a shortcut: the log in the database is the truth, and a missed word costs nothing.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from server.models import VERDICT

RECENT = 32  # submissions whose events are at hand

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


@dataclass(frozen=True)
class Tail:
    """What has been added to a log, and whether anything can follow."""

    events: list[Written]
    done: bool


class Hub:
    """Wakes those who wait for a submission's events, from any thread; `tell` has them woken in other processes."""

    def __init__(self, tell: Callable[[int], None] | None = None) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._waiting: dict[int, set[_Waiter]] = defaultdict(set)
        self._recent: OrderedDict[int, list[Written]] = OrderedDict()  # from the attempt's first event on
        self.closed = False

    def publish(self, submission_id: int, events: Sequence[Written]) -> None:
        """This process has judged so much more; it need not be stored yet, unless it is the verdict."""
        with self._lock:
            log = self._recent.setdefault(submission_id, [])
            if log and log[0].place.attempt != events[0].place.attempt:
                log.clear()
            log.extend(events)
            self._recent.move_to_end(submission_id)
            if len(self._recent) > RECENT:
                self._recent.popitem(last=False)
        self.wake(submission_id, urgent=events[-1].type == VERDICT)

    def recent(self, submission_id: int, after: Place) -> Tail | None:
        """What is at hand behind a place; None where the database has to be asked."""
        with self._lock:
            log = self._recent.get(submission_id)
            if not log or log[0].place.n != 1 or log[0].place.attempt < after.attempt:
                return None
            known = after.n if after.attempt == log[0].place.attempt else 0
            return Tail(log[known:], log[-1].type == VERDICT)

    def forget(self, submission_id: int) -> None:
        """What this process knows of it is no longer the last word."""
        with self._lock:
            self._recent.pop(submission_id, None)

    def notify(self, submission_id: int) -> None:
        """This process has stored events of the submission."""
        self.wake(submission_id)
        if self._tell is not None:
            self._tell(submission_id)

    def wake(self, submission_id: int | None, *, urgent: bool = True) -> None:
        """Has those who wait for a submission's events look for them; None: for anybody's."""
        with self._lock:
            groups = self._waiting.values() if submission_id is None else [self._waiting.get(submission_id, set())]
            waiters = [waiter for group in groups for waiter in group]
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
        self._event, self._urgent = asyncio.Event(), asyncio.Event()
        self._called = False  # whether the loop has been told, and has not come to it yet

    def wake(self, *, urgent: bool) -> None:
        if self._called and not urgent:
            return
        self._called = True
        try:
            self._loop.call_soon_threadsafe(self._set, urgent)
        except RuntimeError:  # its loop has ended, and nobody waits any more
            return

    def _set(self, urgent: bool) -> None:
        self._called = False
        self._event.set()
        if urgent:
            self._urgent.set()

    async def gather(self, seconds: float) -> None:
        """Let so much time pass, unless something urgent comes."""
        await _set_within(self._urgent, seconds)

    async def wait(self, seconds: float) -> bool:
        """Whether it was woken within so many seconds."""
        woken = await _set_within(self._event, seconds)
        self._event.clear()
        self._urgent.clear()
        return woken


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
