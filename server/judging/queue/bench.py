"""Where a process's threads wait for work: for a word that there may be some, or for a job that is handed to them.

Theory of operation. A job that comes while a thread waits need not be looked for in the table: who stores it promises
it to a thread, stores it as taken by this process, and hands it over once it is stored. A promise takes one waiting
thread out of the count of those who may go and look for other jobs, until it is kept or withdrawn; so what is handed
over never waits for the end of another job. A counter goes up with every word, so that one that came between a look at
the table and the wait is not slept through.
"""

from __future__ import annotations

import threading
from collections import deque

from server.judging.queue.base import Claimed


class Bench:
    """Safe to use from many threads."""

    def __init__(self) -> None:
        self.stopping = False
        self._condition = threading.Condition()
        self._words = 0
        self._waiting = 0  # threads
        self._promised = 0  # jobs that are being stored for some of them
        self._handed: deque[Claimed] = deque()

    @property
    def words(self) -> int:
        """How many there have been: to be read before a look at the table, and given to `wait` after it."""
        return self._words

    def tell(self, *, everybody: bool = False) -> None:
        """There may be work: for one, unless for everybody. Who is busy looks again before they wait."""
        with self._condition:
            self._words += 1
            self._condition.notify(self._waiting if everybody else 1)

    def wait(self, words: int, seconds: float) -> None:
        """Until there was another word, a job is handed over, or so many seconds are over."""
        with self._condition:
            self._waiting += 1
            try:
                if not self._condition.wait_for(lambda: self._handed or self._may_look(words), seconds):
                    self._condition.wait_for(lambda: self._handed or self._may_look())
            finally:
                self._waiting -= 1

    def _may_look(self, words: int = -1) -> bool:
        return self.stopping or (self._words != words and self._waiting > self._promised)

    def promise(self) -> bool:
        """Whether a thread waits for the job that is about to be stored; then it must be handed over, or withdrawn."""
        with self._condition:
            free = not self.stopping and self._waiting > self._promised + len(self._handed)
            self._promised += free
            return free

    def hand(self, claimed: Claimed) -> None:
        """The job that was promised."""
        with self._condition:
            self._promised -= 1
            self._handed.append(claimed)
            self._condition.notify()

    def withdraw(self) -> None:
        """The job that was promised has not been stored."""
        with self._condition:
            self._promised -= 1
            self._condition.notify()

    def handed(self) -> Claimed | None:
        """A job that was handed over, for who takes it first."""
        with self._condition:
            return self._handed.popleft() if self._handed else None

    def stop(self) -> None:
        with self._condition:
            self.stopping = True
            self._condition.notify_all()
