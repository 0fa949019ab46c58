"""The server's way to the judge: what it needs of it, and the frozen cases at hand."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from typing import Protocol

from judge.package.problem import Problem
from judge.package.store import Frozen
from judge.verdict import Event, Mode

KEPT = 16  # problems whose frozen cases are held in memory


class Door(Protocol):
    """What `judge.judge.Judge` is to the server. Safe to use from many threads."""

    def prepare(self, problem: Problem) -> Frozen:
        """The problem's frozen cases; they are made where this host does not have them yet."""

    def run(
        self, problem: Problem, frozen: Frozen, source: str, mode: Mode = Mode.SUBMIT, custom: Sequence[str] = ()
    ) -> Iterator[Event]:
        """The events of one submission, the last of them its Report."""

    def close(self) -> None:
        """Ends every sandbox."""


class Shelf:
    """Frozen cases by the problem's version: those used last stay in memory, and no two threads freeze the same."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._lock = threading.Lock()
        self._futures: OrderedDict[str, Future[Frozen]] = OrderedDict()

    def frozen(self, problem: Problem) -> Frozen:
        """The frozen cases, made by this call where nobody else is at it."""
        with self._lock:
            future = self._futures.get(problem.digest)
            mine = future is None
            if future is None:
                future = self._futures[problem.digest] = Future()
            self._futures.move_to_end(problem.digest)
            while len(self._futures) > KEPT:
                self._futures.popitem(last=False)
        if mine:
            self._fill(problem, future)
        return future.result()

    def _fill(self, problem: Problem, future: Future[Frozen]) -> None:
        try:
            future.set_result(self._door.prepare(problem))
        except BaseException as error:  # noqa: BLE001  (handed to everybody who waits for it)
            with self._lock:
                self._futures.pop(problem.digest, None)
            future.set_exception(error)
