"""The server's interface to the judge, and a single flight that lets threads share one preparation of a problem."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol

from judge.package.frozen import Frozen
from judge.package.problem import Problem
from judge.shared.figures import Figure
from judge.verdict import Event, Mode, Shrunk
from server.core.metrics import SandboxNumbers

if TYPE_CHECKING:
    from judge.judge import Level  # of a sandbox, which the OpenAPI document does not need


class JudgeClient(Protocol):
    """The part of `judge.judge.Judge` that the server uses. Safe to use from many threads."""

    def describe(self) -> Level:
        """Returns the level of confinement in use; starts the sandbox if it has not started."""

    def stats(self) -> Mapping[str, SandboxNumbers]:
        """Returns what the sandbox has started so far, by role."""

    def prepare(self, problem: Problem) -> Frozen:
        """Returns the problem's frozen cases; makes them if this host does not have them yet."""

    def figures(self, problem: Problem) -> Mapping[str, Figure]:
        """Returns the problem's figures by name; makes them if this host does not have them yet."""

    def accepted_ratios(self, problem: Problem, frozen: Frozen) -> Mapping[str, float]:
        """Returns the CPU time of each accepted solution as a multiple of the reference's; measures it if necessary."""

    def run(
        self,
        problem: Problem,
        frozen: Frozen,
        source: str,
        mode: Mode = Mode.SUBMIT,
        custom: Sequence[str] = (),
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[Event]:
        """Yields the events of one submission, the last of them its Report.

        Soon after `cancelled` returns True, they end without a Report, or with an exception.
        """

    def shrink(self, problem: Problem, frozen: Frozen, source: str, case: str) -> Generator[Shrunk]:
        """Yields ever smaller inputs on which a submission fails as it does on that case; the last one is `done`."""

    def close(self) -> None:
        """Ends every sandbox; a second call does nothing."""


class SingleFlight:
    """Prepares problems so that no two threads prepare the same one at one time. The judge caches what was prepared."""

    def __init__(self, judge: JudgeClient) -> None:
        self._judge = judge
        self._lock = threading.Lock()
        self._in_flight: dict[str, Future[Frozen]] = {}

    def frozen(self, problem: Problem) -> Frozen:
        """Returns the frozen cases, made by this call unless another is making them."""
        with self._lock:
            future = self._in_flight.get(problem.digest)
            mine = future is None
            if future is None:
                future = self._in_flight[problem.digest] = Future()
        if mine:
            self._prepare(problem, future)
        return future.result()

    def _prepare(self, problem: Problem, future: Future[Frozen]) -> None:
        try:
            future.set_result(self._judge.prepare(problem))
        except BaseException as error:  # noqa: BLE001  (raised in every thread that waits for the future)
            future.set_exception(error)
        finally:
            with self._lock:
                del self._in_flight[problem.digest]
