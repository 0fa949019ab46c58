"""The examples and figures of a problem as its page shows them, rendered once per version.

Freezing runs author's code in a sandbox and may take a second, so it happens in the background: after the start for
every problem in the order of the study list, and at once for a problem that somebody opens.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from judge.grading.show import show_case
from judge.package.frozen import Frozen, FrozenCase
from judge.package.problem import Problem, Unsound
from judge.shared.figures import Figure
from judge.verdict import Group
from server.catalog.library import Library
from server.catalog.schemas import Example, ExamplesState

log = logging.getLogger(__name__)

WAIT_SECONDS = 0.8  # longest time that a page waits for its examples
RETRY_SECONDS = 5.0  # time after a failure that is not the problem's own, before a request makes the cache try again

Freeze = Callable[[Problem], Frozen]
MakeFigures = Callable[[Problem], Mapping[str, Figure]]


@dataclass(frozen=True)
class Rendered:
    """What is cached of one version of a problem."""

    cases: tuple[Example, ...]
    figures: Mapping[str, Figure]
    scale: bool  # whether it has cases whose time is compared with the reference's


@dataclass(frozen=True)
class Examples:
    state: ExamplesState
    cases: tuple[Example, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    scale: bool = False


class ExampleCache:
    """A thread-safe cache of rendered examples and figures by the problem's version."""

    def __init__(self, freeze: Freeze, make_figures: MakeFigures, library: Library) -> None:
        """Make it empty; nothing runs before `prepare`. `freeze` and `make_figures` may take a second each."""
        self._freeze = freeze
        self._make_figures = make_figures
        self._library = library
        self._lock = threading.Lock()
        self._futures: dict[str, Future[Rendered]] = {}
        self._retry_at: dict[str, float] = {}  # monotonic time from which a version that failed may be tried again
        self._requested = ThreadPoolExecutor(1, thread_name_prefix="freeze-requested")
        self._background = ThreadPoolExecutor(1, thread_name_prefix="freeze-background")
        self._closed = False

    def prepare(self, *, freeze: bool = True) -> None:
        """Load every problem in the background, and freeze one after another unless told not to."""
        self._background.submit(self._prepare if freeze else self._library.load_all)

    def of(self, problem: Problem) -> Examples:
        """Return the examples, or the state that they are in if they are not there in time."""
        future, new = self._claim(problem)
        if new:
            self._requested.submit(self._fill, problem, future)
        try:
            rendered = future.result(WAIT_SECONDS)
            return Examples(ExamplesState.READY, rendered.cases, rendered.figures, rendered.scale)
        except TimeoutError:
            return Examples(ExamplesState.PREPARING)
        except Exception:  # noqa: BLE001  (logged where it happened, in _fill)
            return Examples(ExamplesState.FAILED)

    def close(self) -> None:
        self._closed = True
        for pool in (self._requested, self._background):
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

    def _claim(self, problem: Problem) -> tuple[Future[Rendered], bool]:
        """Return the future of a problem's examples, and whether the caller has to see to it that it is filled."""
        with self._lock:
            known = self._futures.get(problem.digest)
            if known is not None and time.monotonic() < self._retry_at.get(problem.digest, math.inf):
                return known, False
            self._retry_at.pop(problem.digest, None)
            future = self._futures[problem.digest] = Future()
            return future, True

    def _fill(self, problem: Problem, future: Future[Rendered]) -> None:
        try:
            frozen = self._freeze(problem)
            scale = any(case.group is Group.SCALE for case in frozen.cases)
            future.set_result(Rendered(render(problem, frozen), self._figures_of(problem), scale))
        except Exception as error:  # noqa: BLE001  (handed to everybody who waits for it)
            if not self._closed:
                log.warning("the examples could not be frozen", extra={"problem": problem.slug, "cause": str(error)})
            if not isinstance(error, Unsound):  # a broken sandbox, a full disk
                with self._lock:
                    self._retry_at[problem.digest] = time.monotonic() + RETRY_SECONDS
            future.set_exception(error)

    def _figures_of(self, problem: Problem) -> Mapping[str, Figure]:
        """Return no figures where figures.py fails: a page without its pictures is still a page."""
        try:
            return self._make_figures(problem)
        except Unsound as error:
            log.warning("the figures could not be made", extra={"problem": problem.slug, "cause": str(error)})
            return {}


def render(problem: Problem, frozen: Frozen) -> tuple[Example, ...]:
    return tuple(_example(problem, frozen, case) for case in frozen.cases if case.group is Group.EXAMPLE)


def _example(problem: Problem, frozen: Frozen, case: FrozenCase) -> Example:
    shown = show_case(problem.entry(case.entry), case, frozen.read_inputs(case))
    return Example(
        case=case.case,
        entry=case.entry,
        call=shown.call,
        case_call=shown.case_call,
        inputs=list(shown.inputs),
        expected=shown.expected,
        raises=case.raises,
        note=case.note,
    )
