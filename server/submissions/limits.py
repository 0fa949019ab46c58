"""How fast one person may send submissions: a token bucket each; and how many searches run at once. All in memory."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

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

    def take(self, person_id: int) -> None:
        """Takes one token.

        Raises:
            TooManyRequests: with the seconds until there is one.
        """
        with self._lock:
            now = self._clock()
            bucket = self._buckets.setdefault(person_id, _Bucket(self._burst, now))
            bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._rate)
            bucket.at = now
            if bucket.tokens < 1:
                raise too_many((1 - bucket.tokens) / self._rate)
            bucket.tokens -= 1


class Places:
    """A number of places, of which each is entered and left once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0
        self._lock = threading.Lock()

    def enter(self, *, alone: bool = False) -> bool:
        """Whether there was a place; `alone`: only if nobody else has one."""
        with self._lock:
            if self._taken >= (1 if alone else self._most):
                return False
            self._taken += 1
            return True

    def leave(self) -> None:
        with self._lock:
            self._taken -= 1


def too_many(seconds: float) -> TooManyRequests:
    wait = max(1, math.ceil(seconds))
    unit = "second" if wait == 1 else "seconds"
    message = f"That is more than the judge takes from one person at a time. Try again in {wait} {unit}."
    return TooManyRequests(message, retry_after=wait)
