"""A thread-safe cache that keeps the most recently added values."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Cache(Generic[K, T]):
    """Maps keys to values that take long to make."""

    def __init__(self, capacity: int) -> None:
        """Make it empty.

        Args:
            capacity: most values that it holds.
        """
        self._capacity = capacity
        self._known: dict[K, T] = {}
        self._lock = threading.Lock()

    def get(self, key: K) -> T | None:
        """Return the value of the key; None where it is not cached."""
        return self._known.get(key)

    def put(self, key: K, value: T) -> T:
        """Add a value and return it. The one that was added first is dropped where there are too many."""
        with self._lock:
            self._known.pop(key, None)
            while len(self._known) >= self._capacity:
                del self._known[next(iter(self._known))]
            self._known[key] = value
        return value
