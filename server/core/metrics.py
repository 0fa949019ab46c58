"""The counters of a process for Prometheus, in a registry of their own and read as text.

Every label has few values: kinds of verdicts, modes, roles of a sandbox, templates of routes. No person, no problem and
nothing that anybody wrote is among them. What the queue or the sandbox knows is asked when the text is read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from judge.verdict import Verdict

log = logging.getLogger(__name__)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
JUDGE_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)
WAIT_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

disable_created_metrics()  # type: ignore[no-untyped-call]  # otherwise each metric has a second series, which nobody reads


class QueueNumbers(Protocol):
    """How much there is to judge."""

    @property
    def waiting(self) -> int:
        """Submissions that no worker has taken yet."""

    @property
    def running(self) -> int:
        """Submissions that are being judged."""

    @property
    def oldest(self) -> float:
        """Seconds since the oldest unfinished submission came; 0 if there is none."""


class SandboxNumbers(Protocol):
    """What a sandbox has started for one role since it was opened."""

    @property
    def starts(self) -> int:
        """Warm interpreters: the first one and those that replaced one."""

    @property
    def children(self) -> int:
        """Confined processes."""


class Metrics:
    """The counters of one process; safe to use from many threads."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        ProcessCollector(registry=self._registry)
        self._verdicts = self._counter("gradus_verdicts", "Submissions judged by this process.", "verdict", "mode")
        self._retries = self._counter("gradus_retries", "Judgings that ended in our own error and are tried again.")
        self._lost = self._counter("gradus_leases_lost", "Judgings whose verdict was another process's to store.")
        self._events = self._counter("gradus_events_written", "Events of submissions that were stored.")
        self._requests = self._counter("gradus_http_requests", "Requests answered.", "method", "route", "status")
        self._judging = Histogram(
            "gradus_judge_seconds",
            "From taking a submission to its stored verdict.",
            buckets=JUDGE_SECONDS,
            registry=self._registry,
        )
        self._waiting = Histogram(
            "gradus_queue_wait_seconds",
            "That a submission waited until it was first taken.",
            buckets=WAIT_SECONDS,
            registry=self._registry,
        )

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(name, what, labels, registry=self._registry)

    def taken(self, attempt: int, waited: float) -> None:
        if attempt == 1:
            self._waiting.observe(waited)

    def judged(self, verdict: Verdict, mode: str, seconds: float) -> None:
        self._verdicts.labels(verdict.value, mode).inc()
        self._judging.observe(seconds)

    def retried(self) -> None:
        self._retries.inc()

    def lost(self) -> None:
        self._lost.inc()

    def wrote(self, events: int) -> None:
        self._events.inc(events)

    def answered(self, method: str, route: str, status: int) -> None:
        self._requests.labels(method if method in METHODS else "other", route, str(status)).inc()

    def watch(self, queue: Callable[[], QueueNumbers], sandbox: Callable[[], Mapping[str, SandboxNumbers]]) -> None:
        """Add the numbers of the queue and of the sandbox, by role. Each call of `text` asks for them."""
        self._registry.register(_WatchedNumbers(queue, sandbox))

    def text(self) -> bytes:
        return generate_latest(self._registry)


class _WatchedNumbers(Collector):
    def __init__(self, queue: Callable[[], QueueNumbers], sandbox: Callable[[], Mapping[str, SandboxNumbers]]) -> None:
        self._queue = queue
        self._sandbox = sandbox

    def collect(self) -> Iterator[Metric]:
        queue = self._queue()
        yield GaugeMetricFamily("gradus_queue_waiting", "Submissions that nobody has taken yet.", queue.waiting)
        yield GaugeMetricFamily("gradus_queue_running", "Submissions that are being judged.", queue.running)
        oldest = "Since the oldest unfinished submission came; 0 without one."
        yield GaugeMetricFamily("gradus_queue_oldest_seconds", oldest, queue.oldest)
        starts = CounterMetricFamily("gradus_zygote_starts", "Warm interpreters started.", labels=["role"])
        restarts = CounterMetricFamily("gradus_zygote_restarts", "Those of them that replaced one.", labels=["role"])
        children = CounterMetricFamily("gradus_children", "Confined processes made.", labels=["role"])
        for role, numbers in self._sandbox().items():
            starts.add_metric([role], numbers.starts)
            restarts.add_metric([role], max(0, numbers.starts - 1))
            children.add_metric([role], numbers.children)
        yield from (starts, restarts, children)
