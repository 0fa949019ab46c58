"""What the accepted solutions of a problem take beside its reference, measured when somebody first asks.

Measuring runs each solution over all cases a few times, so it happens in the background, one problem at a time.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from judge.package.problem import Problem, Unsound
from server.catalog.schemas import ExamplesState

log = logging.getLogger(__name__)

RETRY_SECONDS = 5.0  # time after a failure that is not the problem's own, before a request makes the cache try again

Measure = Callable[[Problem], Mapping[str, float]]


@dataclass(frozen=True)
class Measured:
    """How far the measuring is, and its result by the solution's name."""

    state: ExamplesState
    ratios: Mapping[str, float] = field(default_factory=dict)
    until: float | None = None  # monotonic time until which a failure stands; None: for good


class SolutionTimes:
    """A thread-safe cache of measured times by the problem's version."""

    def __init__(self, measure: Measure) -> None:
        """Make it empty; nothing is measured before `of`. `measure` may take seconds."""
        self._measure = measure
        self._lock = threading.Lock()
        self._measured: dict[str, Measured] = {}
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="solution-times")
        self._closed = False

    def of(self, problem: Problem) -> Measured:
        """Return what is known by now; the first call for a version begins to measure it."""
        with self._lock:
            known = self._measured.get(problem.digest)
            if known is not None and (known.until is None or time.monotonic() < known.until):
                return known
            begun = self._measured[problem.digest] = Measured(ExamplesState.PREPARING)
            if not self._closed:
                self._pool.submit(self._fill, problem)
            return begun

    def close(self) -> None:
        with self._lock:
            self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _fill(self, problem: Problem) -> None:
        try:
            measured = Measured(ExamplesState.READY, self._measure(problem))
        except Exception as error:  # noqa: BLE001  (its kind decides whether it is tried again)
            if not self._closed:
                log.warning(
                    "the accepted solutions could not be timed", extra={"problem": problem.slug, "cause": str(error)}
                )
            lasting = isinstance(error, Unsound)  # and not a broken sandbox or a full disk
            until = None if lasting else time.monotonic() + RETRY_SECONDS
            measured = Measured(ExamplesState.FAILED, until=until)
        with self._lock:
            self._measured[problem.digest] = measured
