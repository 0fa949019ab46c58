"""The examples of a problem as its page shows them: the frozen example cases, rendered once.

Freezing runs author's code in a sandbox and may take a second, so it happens in the background: at the start for every
problem in the list's order, and at once for one that somebody opens.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from judge import wire
from judge.grading.show import render_call, show
from judge.package.problem import Problem, Unsound
from judge.package.store import Frozen, FrozenCase
from judge.verdict import Group, Input
from server.catalog.library import Library
from server.judging.client import SingleFlight
from server.schemas import Example, ExamplesState

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 0.8  # that a page waits for its examples
AGAIN_SECONDS = 5.0  # after a failure that is not the problem's own, before whoever asks has it tried again


@dataclass(frozen=True)
class Examples:
    state: ExamplesState
    cases: tuple[Example, ...] = ()


class Gallery:
    """Rendered examples by the problem's version."""

    def __init__(self, freezer: SingleFlight, library: Library) -> None:
        self._freezer = freezer
        self._library = library
        self._lock = threading.Lock()
        self._futures: dict[str, Future[tuple[Example, ...]]] = {}
        self._again: dict[str, float] = {}  # when those that failed may be tried again
        self._asked = ThreadPoolExecutor(1, thread_name_prefix="freeze-asked")
        self._ahead = ThreadPoolExecutor(1, thread_name_prefix="freeze-ahead")
        self._closed = False

    def prepare(self, *, freeze: bool = True) -> None:
        """Loads every problem in the background, and freezes one after another."""
        self._ahead.submit(self._prepare if freeze else self._library.load_all)

    def of(self, problem: Problem) -> Examples:
        """The examples, waited for no longer than a reader would notice."""
        future, new = self._claim(problem)
        if new:
            self._asked.submit(self._fill, problem, future)
        try:
            return Examples(ExamplesState.READY, future.result(PATIENCE_SECONDS))
        except TimeoutError:
            return Examples(ExamplesState.PREPARING)
        except Exception:  # noqa: BLE001  (logged where it happened, in _fill)
            return Examples(ExamplesState.FAILED)

    def close(self) -> None:
        self._closed = True
        for pool in (self._asked, self._ahead):
            pool.shutdown(wait=False, cancel_futures=True)

    def _prepare(self) -> None:
        self._library.load_all()
        for slug in self._library.slugs:
            problem = self._library.find(slug)
            if self._closed:
                return
            if problem is not None:
                future, new = self._claim(problem)
                if new:
                    self._fill(problem, future)

    def _claim(self, problem: Problem) -> tuple[Future[tuple[Example, ...]], bool]:
        """The future of a problem's examples, and whether the caller is the one to see it filled."""
        with self._lock:
            known = self._futures.get(problem.digest)
            if known is not None and time.monotonic() < self._again.get(problem.digest, math.inf):
                return known, False
            self._again.pop(problem.digest, None)
            future = self._futures[problem.digest] = Future()
            return future, True

    def _fill(self, problem: Problem, future: Future[tuple[Example, ...]]) -> None:
        try:
            future.set_result(render(problem, self._freezer.frozen(problem)))
        except Exception as error:  # noqa: BLE001  (handed to everybody who waits for it)
            if not self._closed:
                log.warning("not frozen", extra={"problem": problem.slug, "cause": str(error)})
            if not isinstance(error, Unsound):  # a broken sandbox, a full disk
                with self._lock:
                    self._again[problem.digest] = time.monotonic() + AGAIN_SECONDS
            future.set_exception(error)


def render(problem: Problem, frozen: Frozen) -> tuple[Example, ...]:
    return tuple(_example(problem, frozen, case) for case in frozen.cases if case.group is Group.EXAMPLE)


def _example(problem: Problem, frozen: Frozen, case: FrozenCase) -> Example:
    inputs = wire.decode(frozen.read_inputs(case))
    assert isinstance(inputs, dict)
    return Example(
        case=case.case,
        entry=case.entry,
        call=case.call or render_call(case.entry, problem.entry(case.entry).params, inputs),
        inputs=[Input(name, show(value)) for name, value in inputs.items()],
        expected=show(wire.decode(case.expected[0])) if case.expected else None,
        raises=case.raises,
        note=case.note,
    )
