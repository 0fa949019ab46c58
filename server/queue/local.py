"""The queue of one machine: a table of the database, and threads of the server's process that work it off.

What a dead process left marked as running is put back at the start: a home has one server at a time (home.py locks it),
so nobody else can be at work on it. Threads wait on a condition; its counter goes up with every commit that adds a job,
so that a job committed between a look at the table and the wait is not slept through.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import event
from sqlmodel import Session, col, func, select, update
from sqlmodel.sql.expression import SelectOfScalar

from server.db import Database
from server.models import Job, Submission, now
from server.queue.base import Claimed
from server.schemas import Stage

log = logging.getLogger(__name__)

TROUBLE_SECONDS = 2.0  # before the next try when the database refused
IDLE_SECONDS = 60.0  # between two looks at the table when nothing wakes the workers


class LocalQueue:
    """A `Queue` on the server's own database."""

    def __init__(self, database: Database, workers: int) -> None:
        self._database = database
        self._workers = workers
        self._threads: list[threading.Thread] = []
        self._condition = threading.Condition()
        self._generation = 0
        self._stopping = False

    def enqueue(self, session: Session, submission: Submission) -> None:
        assert submission.id is not None, "flushed by the caller"
        session.add(Job(submission_id=submission.id, person_id=submission.person_id))
        self._wake_after(session)

    def waiting(self, session: Session, person_id: int) -> int:
        return session.exec(select(func.count()).select_from(Job).where(Job.person_id == person_id)).one()

    def ahead(self, session: Session, submission_id: int) -> int:
        before = (col(Job.running).is_(False), Job.submission_id < submission_id)
        return session.exec(select(func.count()).select_from(Job).where(*before)).one()

    def claim(self) -> Claimed | None:
        with self._database.read() as session:
            if session.exec(_ready()).first() is None:
                return None  # the common case takes no write lock
        with self._database.write() as session:
            job = session.exec(_ready()).first()
            if job is None:
                return None
            job.running = True
            job.attempt += 1
            running = {"state": Stage.RUNNING, "attempt": job.attempt}
            session.execute(update(Submission).where(col(Submission.id) == job.submission_id).values(running))
            return Claimed(job.submission_id, job.attempt)

    def finish(self, session: Session, claimed: Claimed) -> None:
        if job := session.get(Job, claimed.submission_id):
            session.delete(job)

    def retry(self, session: Session, claimed: Claimed, delay: float) -> None:
        job = session.get(Job, claimed.submission_id)
        if job is None:
            return  # finished
        job.running = False
        job.available_at = now() + timedelta(seconds=delay)
        queued = {"state": Stage.QUEUED}
        session.execute(update(Submission).where(col(Submission.id) == job.submission_id).values(queued))
        self._wake_after(session)

    def start(self, handle: Callable[[Claimed], None]) -> None:
        self._take_up()
        for number in range(self._workers):
            thread = threading.Thread(target=self._work, args=(handle,), name=f"worker-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self, grace: float) -> bool:
        with self._condition:
            self._stopping = True
            self._condition.notify_all()
        deadline = time.monotonic() + grace
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _take_up(self) -> None:
        with self._database.write() as session:
            left = session.exec(select(Job.submission_id).where(col(Job.running))).all()
            session.execute(update(Job).values(running=False))
            session.execute(update(Submission).where(col(Submission.id).in_(left)).values(state=Stage.QUEUED))
        if left:
            log.info("taken up again", extra={"submissions": len(left)})

    def _work(self, handle: Callable[[Claimed], None]) -> None:
        while not self._stopping:
            generation = self._generation
            try:
                claimed = self.claim()
                delay = 0.0 if claimed else self._next_delay()
                if claimed:
                    handle(claimed)
                    continue
            except Exception:  # a full disk, say: the thread outlives whatever it is
                log.exception("no job could be claimed or handled")
                delay = TROUBLE_SECONDS
            self._wait(generation, delay)

    def _wait(self, generation: int, delay: float) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._stopping or self._generation != generation, delay)

    def _next_delay(self) -> float:
        """Seconds until a job that was put back may be claimed."""
        with self._database.read() as session:
            first = session.exec(select(func.min(Job.available_at)).where(col(Job.running).is_(False))).one()
        return IDLE_SECONDS if first is None else max(0.0, (first - now()).total_seconds())

    def _wake_after(self, session: Session) -> None:
        event.listen(session, "after_commit", self._wake, once=True)

    def _wake(self, _session: Session) -> None:
        with self._condition:
            self._generation += 1
            self._condition.notify_all()


def _ready() -> SelectOfScalar[Job]:
    waiting = select(Job).where(col(Job.running).is_(False), Job.available_at <= now())
    return waiting.order_by(col(Job.submission_id)).limit(1)
