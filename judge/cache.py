"""A bounded memory of what takes long to make: the last so many. Safe to use from many threads."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Kept(Generic[K, T]):
    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[K, T] = {}
        self._lock = threading.Lock()

    def get(self, key: K) -> T | None:
        return self._known.get(key)

    def keep(self, key: K, value: T) -> T:
        """The value, which is known from now on; the oldest one is forgotten where there are too many."""
        with self._lock:
            self._known.pop(key, None)
            while len(self._known) >= self._most:
                del self._known[next(iter(self._known))]
            self._known[key] = value
        return value
