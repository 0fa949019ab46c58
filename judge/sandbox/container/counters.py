"""Counts the zygotes and children that containers made: asks the supervisor and adds up replaced containers."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from judge import wire
from judge.sandbox.base import Broken, PoolStats, Role
from judge.sandbox.container.connection import WORDS, Connection, Item
from judge.sandbox.container.frames import HEADER, FrameKind

ANSWER_SECONDS = 1.0  # of patience with a container; who asks has others to ask, too
LARGEST = 1 << 53  # a count or a pid at most: beyond it, a float would not be exact


@dataclass(frozen=True, slots=True)
class RoleCounters:
    """Of one role: the pid of its zygote as the container numbers it, and what the container has made."""

    pid: int
    made: PoolStats


class Counters:
    """Thread-safe. A container that does not answer in time, or is gone, is told of as it was last heard of."""

    def __init__(self, connection: Connection, before: Mapping[Role, PoolStats]) -> None:
        self._connection = connection
        self._before = before  # made by the containers that this one replaced
        self._told: dict[Role, RoleCounters] = {}
        self._asking: threading.Event | None = None  # set once the question that is under way has its answer
        self._over = False
        self._lock = threading.Lock()

    def pids(self) -> Mapping[Role, int]:
        """Of the zygotes that serve now."""
        self._ask()
        with self._lock:
            return {role: told.pid for role, told in self._told.items()}

    def total(self) -> Mapping[Role, PoolStats]:
        """What this container and those before it have made."""
        self._ask()
        with self._lock:
            return self._total()

    def finish(self) -> Mapping[Role, PoolStats]:
        """The same as it was last heard of, for the next container to go on from: it will not change any more."""
        with self._lock:
            self._over = True
            return self._total()

    def _total(self) -> Mapping[Role, PoolStats]:
        now = {role: told.made for role, told in self._told.items()}
        none = PoolStats(0, 0)
        return {
            role: _sum(self._before.get(role, none), now.get(role, none))
            for role in Role
            if role in self._before or role in now
        }

    # --- the question

    def _ask(self) -> None:
        """In a thread of its own, as a container that stands still may not even take it; one question at a time."""
        with self._lock:
            if self._asking is None:
                self._asking = threading.Event()
                threading.Thread(target=self._hear, args=(self._asking,), name="container-stats", daemon=True).start()
            asking = self._asking
        asking.wait(ANSWER_SECONDS)

    def _hear(self, asking: threading.Event) -> None:
        try:
            with contextlib.suppress(Broken):  # what is known is known
                self._learn(self._answer())
        finally:
            with self._lock:
                self._asking = None
            asking.set()

    def _answer(self) -> Item:
        number, inbox = self._connection.ask(FrameKind.STATS, WORDS.size + HEADER.size)
        try:
            item = inbox.items.get()
        finally:
            self._connection.forget(number)
        if item is None:
            raise self._connection.broken()
        return item

    def _learn(self, item: Item) -> None:
        try:
            told = _told(*item)
        except (wire.Malformed, ValueError, KeyError, TypeError, AttributeError) as error:
            self._connection.lose("it sent words that are none")
            raise self._connection.broken() from error
        with self._lock:
            if not self._over:
                self._told |= {role: _grown(self._told.get(role), now) for role, now in told.items()}


def _told(kind: FrameKind, payload: bytes) -> dict[Role, RoleCounters]:
    if kind != FrameKind.STATS:
        raise wire.Malformed("This answers something else.")
    words: Any = wire.decode(payload, WORDS)
    return {
        Role(role): RoleCounters(_number(each["pid"]), PoolStats(_number(each["starts"]), _number(each["children"])))
        for role, each in words.items()
    }


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise wire.Malformed("A count is a number.")
    return value


def _sum(one: PoolStats, other: PoolStats) -> PoolStats:
    return PoolStats(one.starts + other.starts, one.children + other.children)


def _grown(then: RoleCounters | None, now: RoleCounters) -> RoleCounters:
    """Counters never run backwards, whatever a container says."""
    if then is None:
        return now
    return RoleCounters(
        now.pid, PoolStats(max(then.made.starts, now.made.starts), max(then.made.children, now.made.children))
    )
