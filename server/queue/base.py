"""What any queue of submissions must do.

A job is stored in the transaction that stores its submission, so there is no moment at which one exists without the
other. It is delivered at least once: a worker that dies leaves its job to be claimed again, with the attempt's number
one higher. It is finished in the transaction that stores the verdict, so there is exactly one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sqlmodel import Session

from server.models import Submission


@dataclass(frozen=True)
class Claimed:
    """A job in a worker's hands."""

    submission_id: int
    attempt: int  # 1 for the first


class Queue(Protocol):
    def enqueue(self, session: Session, submission: Submission) -> None:
        """Stores the job with the caller's transaction; workers hear of it when that commits."""

    def waiting(self, session: Session, person_id: int) -> int:
        """How many unfinished submissions the person has."""

    def ahead(self, session: Session, submission_id: int) -> int:
        """How many jobs will be taken before this one."""

    def claim(self) -> Claimed | None:
        """The next job, marked as running; None when there is none now."""

    def finish(self, session: Session, claimed: Claimed) -> None:
        """Takes the job out, with the caller's transaction."""

    def retry(self, session: Session, claimed: Claimed, delay: float) -> None:
        """Puts the job back with the caller's transaction, to be claimed again after so many seconds.

        What is finished stays so.
        """

    def start(self, handle: Callable[[Claimed], None]) -> None:
        """Takes up what was left unfinished, and begins to hand out jobs."""

    def stop(self, grace: float) -> bool:
        """Hands out nothing more; whether the running jobs ended within so many seconds."""
