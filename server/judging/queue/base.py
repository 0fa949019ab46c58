"""The interface of a queue of submissions.

A job is stored in the transaction that stores its submission, so neither ever exists without the other. The queue
delivers it at least once: if the process that claimed it dies, another process claims it, with a higher attempt. The
job ends in the transaction that stores the verdict, so there is exactly one verdict: if a process has lost its claim
without knowing it, that transaction raises `LeaseLost` and is rolled back.

Any database can hold such a queue. So nothing here says how a claim is stored, how workers are woken, or how a dead
process is detected.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sqlmodel import Session


class LeaseLost(Exception):  # noqa: N818  (it reads as what it says)
    """The job no longer belongs to this process; the transaction that raised this must be rolled back."""


@dataclass(frozen=True)
class JobPayload:
    """What a person sent to be judged."""

    person_id: int
    problem: str
    version: str  # of the problem, when it was sent
    mode: str
    source: str
    custom: Sequence[str]


@dataclass(frozen=True)
class ClaimedJob(ABC):
    """A job that this process has claimed.

    Attributes:
        cancelled: set when the person has cancelled the submission: the thread that judges it must stop.
    """

    submission_id: int
    attempt: int  # 1 for the first
    payload: JobPayload = field(compare=False)
    waited: float = field(compare=False)  # seconds from the time when it could be claimed to its claim
    cancelled: threading.Event = field(compare=False, repr=False)

    @abstractmethod
    def finish(self, session: Session) -> None:
        """Deletes the job in the caller's transaction.

        Raises:
            LeaseLost: it is not this process's any more.
        """

    @abstractmethod
    def retry(self, session: Session, delay: float) -> None:
        """Puts the job back in the caller's transaction, to be claimed again after so many seconds.

        Raises:
            LeaseLost: it is not this process's any more.
        """


@dataclass(frozen=True)
class Backlog:
    """The number of unfinished jobs, and the age of the oldest."""

    waiting: int
    running: int
    oldest: float  # seconds since the oldest unfinished submission came; 0 if there is none


Handler = Callable[[ClaimedJob], None]


class Queue(Protocol):
    """A queue of submissions. Safe to use from many threads."""

    def enqueue(self, session: Session, submission_id: int, payload: JobPayload) -> None:
        """Stores a job in the caller's transaction; once that has committed, a worker claims it."""

    def cancel(self, session: Session, submission_id: int) -> bool:
        """Cancels a job in the caller's transaction.

        Returns:
            Whether no worker had claimed it: the job is gone, and the caller stores the verdict. Otherwise the process
            that judges it stops, and stores the verdict.
        """

    def position(self, session: Session, submission_id: int) -> int:
        """Returns how many jobs will be claimed before this one."""

    def backlog(self, session: Session, person_id: int | None = None) -> Backlog:
        """Returns how many jobs of a person, or of everybody, are unfinished."""

    def run(self, handler: Handler) -> None:
        """Starts threads that claim jobs and call the handler with each."""

    def stop(self, grace: float, interrupt: Callable[[], None] | None = None) -> bool:
        """Stops claiming, and puts unfinished jobs back at the end; returns whether every handler has ended.

        Args:
            grace: seconds in which handlers may end by themselves.
            interrupt: called if one has not, and makes it end soon.
        """
