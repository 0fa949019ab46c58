"""The server's way to the judge: what it needs of it, and how its threads share it."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from judge.package.problem import Problem
from judge.package.store import Frozen
from judge.shared.figures import Figure
from judge.verdict import Event, Mode, Shrunk
from server.core.metrics import SandboxNumbers

if TYPE_CHECKING:
    from judge.judge import Level  # a sandbox's, which the OpenAPI document needs nothing of


class Door(Protocol):
    """What `judge.judge.Judge` is to the server. Safe to use from many threads."""

    def describe(self) -> Level:
        """The level of confinement in use; the sandbox is started where it was not."""

    def stats(self) -> Mapping[str, SandboxNumbers]:
        """What the sandbox has made so far, by role."""

    def prepare(self, problem: Problem) -> Frozen:
        """The problem's frozen cases; they are made where this host does not have them yet."""

    def figures(self, problem: Problem) -> Mapping[str, Figure]:
        """Return the problem's figures by name; they are made where this host does not have them yet."""

    def run(
        self, problem: Problem, frozen: Frozen, source: str, mode: Mode = Mode.SUBMIT, custom: Sequence[str] = ()
    ) -> Iterator[Event]:
        """The events of one submission, the last of them its Report."""

    def shrink(self, problem: Problem, frozen: Frozen, source: str, case: str) -> Generator[Shrunk]:
        """Smaller and smaller inputs on which a submission fails as it does on that case; the last one is `done`."""

    def close(self) -> None:
        """Ends every sandbox."""


class Freezer:
    """Frozen cases, of which no two threads make the same at one time. Those made are kept by the judge."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._lock = threading.Lock()
        self._under_way: dict[str, Future[Frozen]] = {}

    def frozen(self, problem: Problem) -> Frozen:
        """The frozen cases; made by this call where nobody else is at it."""
        with self._lock:
            future = self._under_way.get(problem.digest)
            mine = future is None
            if future is None:
                future = self._under_way[problem.digest] = Future()
        if mine:
            self._make(problem, future)
        return future.result()

    def _make(self, problem: Problem, future: Future[Frozen]) -> None:
        try:
            future.set_result(self._door.prepare(problem))
        except BaseException as error:  # noqa: BLE001  (handed to everybody who waits for it)
            future.set_exception(error)
        finally:
            with self._lock:
                del self._under_way[problem.digest]
