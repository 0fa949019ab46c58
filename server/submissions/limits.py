"""Limits kept in memory: how fast one person may send submissions (a token bucket each), and searches at once."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from server.accounts.current_user import CurrentUser
from server.core.errors import TooManyRequests


@dataclass
class _Bucket:
    tokens: float
    at: float


class Limiter:
    """`burst` at once, `rate` a second in the long run."""

    def __init__(self, burst: int, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._rate = rate
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[int, _Bucket] = {}

    def take(self, user: CurrentUser) -> None:
        """Takes one token of a person, who may have a rate of their own.

        Raises:
            TooManyRequests: with the seconds until there is one.
        """
        burst, rate = self._burst, self._rate
        if user.per_minute is not None:
            burst, rate = min(burst, user.per_minute), user.per_minute / 60
        with self._lock:
            now = self._clock()
            bucket = self._buckets.setdefault(user.id, _Bucket(burst, now))
            bucket.tokens = min(burst, bucket.tokens + (now - bucket.at) * rate)
            bucket.at = now
            if bucket.tokens < 1:
                raise too_many((1 - bucket.tokens) / rate)
            bucket.tokens -= 1


class SearchSemaphore:
    """How many searches may run at once; a semaphore that can also be acquired only if nobody else holds it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = 0
        self._lock = threading.Lock()

    def acquire(self, *, alone: bool = False) -> bool:
        """Returns whether a place was free; with `alone`, only if all of them were."""
        with self._lock:
            if self._held >= (1 if alone else self._limit):
                return False
            self._held += 1
            return True

    def release(self) -> None:
        with self._lock:
            self._held -= 1


def too_many(seconds: float) -> TooManyRequests:
    wait = max(1, math.ceil(seconds))
    unit = "second" if wait == 1 else "seconds"
    message = f"That is more than the judge takes from one person at a time. Try again in {wait} {unit}."
    return TooManyRequests(message, retry_after=wait)
