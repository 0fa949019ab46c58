"""Counts the zygotes and children that containers made: asks the supervisor and adds up replaced containers."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from judge import wire
from judge.sandbox.base import Broken, PoolStats, Role
from judge.sandbox.container.connection import FIELD_LIMITS, Connection, Item
from judge.sandbox.container.frames import HEADER, FrameKind

ANSWER_SECONDS = 1.0  # longest wait for a container's counts
LARGEST = 1 << 53  # largest count or pid that is accepted: a float represents larger ones inexactly


@dataclass(frozen=True, slots=True)
class RoleCounters:
    """The counts of one role: its zygote's pid as the container numbers it, and what the container has made."""

    pid: int
    made: PoolStats


class Counters:
    """The counts of a container and its predecessors; one that does not answer counts as last known. Thread-safe."""

    def __init__(self, connection: Connection, before: Mapping[Role, PoolStats]) -> None:
        self._connection = connection
        self._before = before  # made by the containers that this one replaced
        self._latest: dict[Role, RoleCounters] = {}
        self._asking: threading.Event | None = None  # set once the pending question is answered or has failed
        self._over = False
        self._lock = threading.Lock()

    def pids(self) -> Mapping[Role, int]:
        """Return the pids of the zygotes in use."""
        self._ask()
        with self._lock:
            return {role: counters.pid for role, counters in self._latest.items()}

    def total(self) -> Mapping[Role, PoolStats]:
        """Return what this container and those before it have made."""
        self._ask()
        with self._lock:
            return self._total()

    def finish(self) -> Mapping[Role, PoolStats]:
        """Freeze the last known counts and return them, for the next container to add to."""
        with self._lock:
            self._over = True
            return self._total()

    def _total(self) -> Mapping[Role, PoolStats]:
        now = {role: counters.made for role, counters in self._latest.items()}
        none = PoolStats(0, 0)
        return {
            role: _sum(self._before.get(role, none), now.get(role, none))
            for role in Role
            if role in self._before or role in now
        }

    # --- the question

    def _ask(self) -> None:
        """Ask in a separate thread, because a stopped container may block even the sending; one question at a time."""
        with self._lock:
            if self._asking is None:
                self._asking = threading.Event()
                threading.Thread(
                    target=self._run_question, args=(self._asking,), name="container-stats", daemon=True
                ).start()
            asking = self._asking
        asking.wait(ANSWER_SECONDS)

    def _run_question(self, asking: threading.Event) -> None:
        try:
            with contextlib.suppress(Broken):  # the last known counts stay
                self._record(self._answer())
        finally:
            with self._lock:
                self._asking = None
            asking.set()

    def _answer(self) -> Item:
        number, inbox = self._connection.ask(FrameKind.STATS, FIELD_LIMITS.size + HEADER.size)
        try:
            item = inbox.items.get()
        finally:
            self._connection.forget(number)
        if item is None:
            raise self._connection.broken()
        return item

    def _record(self, item: Item) -> None:
        try:
            counters = _read_stats(*item)
        except (wire.Malformed, ValueError, KeyError, TypeError, AttributeError) as error:
            self._connection.lose("it sent malformed counts")
            raise self._connection.broken() from error
        with self._lock:
            if not self._over:
                self._latest |= {role: _grown(self._latest.get(role), now) for role, now in counters.items()}


def _read_stats(kind: FrameKind, payload: bytes) -> dict[Role, RoleCounters]:
    if kind != FrameKind.STATS:
        raise wire.Malformed("This answers something else.")
    fields: Any = wire.decode(payload, FIELD_LIMITS)
    return {
        Role(role): RoleCounters(_number(each["pid"]), PoolStats(_number(each["starts"]), _number(each["children"])))
        for role, each in fields.items()
    }


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise wire.Malformed("A count is a number.")
    return value


def _sum(one: PoolStats, other: PoolStats) -> PoolStats:
    return PoolStats(one.starts + other.starts, one.children + other.children)


def _grown(then: RoleCounters | None, now: RoleCounters) -> RoleCounters:
    """Return the new counts, but none lower than before: a container is not trusted."""
    if then is None:
        return now
    return RoleCounters(
        now.pid, PoolStats(max(then.made.starts, now.made.starts), max(then.made.children, now.made.children))
    )
