"""What any queue of submissions must do.

A job is stored in the transaction that stores its submission, so there is no moment at which one exists without the
other. It is delivered at least once. A claim names its owner, the process that judges, and is good for as long as that
process shows that it lives (a lease): what a dead one had in hand is claimed by another, with the attempt's number one
higher, and no process has to start for it. A process that lost its lease can change nothing any more: every change of a
job asks, in its own transaction, whether the job is still the claimant's and its attempt the last. The job is finished
in the transaction that stores the verdict, so there is exactly one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sqlmodel import Session

from server.db.models import WorkerProcess
from server.db.statements import Transaction


class LeaseLost(Exception):  # noqa: N818  (it reads as what it says)
    """The job is another's by now, or nobody's; the transaction that asked must leave no trace."""


@dataclass(frozen=True)
class Sent:
    """What was sent to be judged."""

    person_id: int
    problem: str
    version: str  # of the problem, when it was sent
    mode: str
    source: str
    custom: Sequence[str]


@dataclass(frozen=True)
class Claimed:
    """A job in a process's hands."""

    submission_id: int
    attempt: int  # 1 for the first
    sent: Sent = field(compare=False)
    owner: str = field(default="", compare=False)
    waited: float = field(default=0.0, compare=False)  # seconds since it could have been taken


@dataclass(frozen=True)
class Depth:
    """How much there is to do."""

    waiting: int
    running: int
    oldest: float  # seconds since the oldest unfinished submission came; 0 where there is none


class Queue(Protocol):
    def enqueue(self, transaction: Transaction, submission_id: int, sent: Sent) -> None:
        """Stores the job with the caller's transaction; a worker has it or hears of it when that commits."""

    def waiting(self, transaction: Transaction, person_id: int) -> int:
        """How many unfinished submissions the person has."""

    def ahead(self, transaction: Transaction, submission_id: int) -> int:
        """How many jobs will be taken before this one."""

    def depth(self, session: Session) -> Depth:
        """How much there is to do."""

    def crew(self, session: Session) -> Sequence[WorkerProcess]:
        """The processes that judge; one that died is among them until its lease is over."""

    def claim(self) -> Claimed | None:
        """The next job, marked as this process's; None when there is none now."""

    def finish(self, transaction: Transaction, claimed: Claimed) -> None:
        """Takes the job out, with the caller's transaction.

        Raises:
            LeaseLost: it is not the caller's any more.
        """

    def retry(self, transaction: Transaction, claimed: Claimed, delay: float) -> None:
        """Puts the job back with the caller's transaction, to be claimed again after so many seconds.

        Raises:
            LeaseLost: it is not the caller's any more.
        """

    def wake(self) -> None:
        """Has idle workers look for a job: another process may have stored one."""

    def start(self, handle: Callable[[Claimed], None]) -> None:
        """Begins to hand out jobs, to show that this process lives, and to watch whether the others do."""

    def stop(self, grace: float) -> bool:
        """Hands out nothing more; whether the running jobs ended within so many seconds."""

    def leave(self) -> None:
        """Puts back what this process still has in hand, for others to take at once."""
