"""The queue of one machine: a table of the database, and threads that work it off, in one process or several.

Who is at work on a job stands in the job (`owner`), and whether that process lives is its crew's to know (crew.py).
Idle threads wait on a condition; its counter goes up with every commit that adds a job and with every ring of another
process (bell.py), so that a job committed between a look at the table and the wait is not slept through.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

import sqlalchemy
from sqlalchemy import bindparam, event
from sqlmodel import Session, col, func, select, update

from server.bell import Bell, Role
from server.db import Database
from server.models import JOBS, SUBMISSIONS, Job, Submission, WorkerProcess, now
from server.queue.base import Claimed, Depth, LeaseLost
from server.queue.crew import Crew
from server.schemas import Stage

log = logging.getLogger(__name__)

TROUBLE_SECONDS = 2.0  # before the next try when the database refused
IDLE_SECONDS = 60.0  # between two looks at the table when nothing wakes the workers
LEASE_SECONDS = 10.0

# What every submission asks of the database, made once: to build a statement takes longer than to execute it.
_ADD = sqlalchemy.insert(JOBS)
_UNFINISHED = sqlalchemy.select(func.count()).select_from(JOBS).where(JOBS.c.person_id == bindparam("whose"))
_READY = (
    sqlalchemy.select(JOBS.c.submission_id, JOBS.c.attempt, JOBS.c.available_at)
    .where(JOBS.c.owner.is_(None), JOBS.c.available_at <= bindparam("by"))
    .order_by(JOBS.c.submission_id)
    .limit(1)
)
_FIRST = sqlalchemy.select(func.min(JOBS.c.available_at)).where(JOBS.c.owner.is_(None))
_TAKE = sqlalchemy.update(JOBS).where(JOBS.c.submission_id == bindparam("which"))
_RUN = sqlalchemy.update(SUBMISSIONS).where(SUBMISSIONS.c.id == bindparam("which"))
_END = sqlalchemy.delete(JOBS).where(
    JOBS.c.submission_id == bindparam("which"),
    JOBS.c.owner == bindparam("whose"),
    JOBS.c.attempt == bindparam("last"),
)


class LocalQueue:
    """A `Queue` on the home's own database."""

    def __init__(
        self,
        database: Database,
        workers: int,
        bell: Bell | None = None,
        role: Role = Role.SERVER,
        lease: float = LEASE_SECONDS,
    ) -> None:
        """Nothing runs before `start`.

        Args:
            database: of the home.
            workers: threads of this process that judge.
            bell: tells other processes of new jobs; None where there are none.
            role: of this process.
            lease: seconds of silence after which a process is taken to be dead.
        """
        self.members = Crew(database, role, workers, lease, self._tell)
        self._database = database
        self._workers = workers
        self._bell = bell
        self._threads: list[threading.Thread] = []
        self._condition = threading.Condition()
        self._generation = 0
        self._stopping = False

    def enqueue(self, session: Session, submission: Submission) -> None:
        assert submission.id is not None, "flushed by the caller"
        job = Job(submission_id=submission.id, person_id=submission.person_id)
        session.connection().execute(_ADD, job.model_dump())
        self._tell_after(session)

    def waiting(self, session: Session, person_id: int) -> int:
        return session.connection().execute(_UNFINISHED, {"whose": person_id}).scalar_one()

    def ahead(self, session: Session, submission_id: int) -> int:
        before = (col(Job.owner).is_(None), Job.submission_id < submission_id)
        return session.exec(select(func.count()).select_from(Job).where(*before)).one()

    def depth(self, session: Session) -> Depth:
        jobs, owned = session.exec(select(func.count(), func.count(col(Job.owner))).select_from(Job)).one()
        came = select(func.min(Submission.created_at)).where(Submission.id == Job.submission_id)
        oldest = session.exec(came).one()
        return Depth(jobs - owned, owned, max(0.0, (now() - oldest).total_seconds()) if oldest else 0.0)

    def crew(self, session: Session) -> Sequence[WorkerProcess]:
        return session.exec(select(WorkerProcess).order_by(col(WorkerProcess.started_at))).all()

    def claim(self) -> Claimed | None:
        with self._database.read() as session:
            if session.connection().execute(_READY, {"by": now()}).first() is None:
                return None  # the common case takes no write lock
        with self._database.write(durable=False) as session:  # lost with the machine, it was never claimed
            owner, connection = self.members.owner(session), session.connection()
            job = connection.execute(_READY, {"by": now()}).first()
            if job is None:
                return None
            attempt = job.attempt + 1
            connection.execute(_TAKE, {"which": job.submission_id, "owner": owner, "attempt": attempt})
            connection.execute(_RUN, {"which": job.submission_id, "state": Stage.RUNNING, "attempt": attempt})
            waited = max(0.0, (now() - job.available_at).total_seconds())
            return Claimed(job.submission_id, attempt, owner, waited)

    def finish(self, session: Session, claimed: Claimed) -> None:
        mine = {"which": claimed.submission_id, "whose": claimed.owner, "last": claimed.attempt}
        if session.connection().execute(_END, mine).rowcount != 1:
            raise LeaseLost

    def retry(self, session: Session, claimed: Claimed, delay: float) -> None:
        job = _held(session, claimed)
        job.owner = None
        job.available_at = now() + timedelta(seconds=delay)
        queued = {"state": Stage.QUEUED}
        session.execute(update(Submission).where(col(Submission.id) == job.submission_id).values(queued))
        self._tell_after(session)

    def wake(self) -> None:
        with self._condition:
            self._generation += 1
            self._condition.notify_all()

    def start(self, handle: Callable[[Claimed], None]) -> None:
        self.members.start()
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

    def leave(self) -> None:
        self.members.leave()

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
            first = session.connection().scalar(_FIRST)
        return IDLE_SECONDS if first is None else max(0.0, (first - now()).total_seconds())

    def _tell_after(self, session: Session) -> None:
        event.listen(session, "after_commit", lambda _session: self._tell(), once=True)

    def _tell(self) -> None:
        with self._condition:  # one job is work for one: who is busy looks again before it waits
            self._generation += 1
            self._condition.notify()
        if self._bell is not None:
            self._bell.ring_for_job()


def _held(session: Session, claimed: Claimed) -> Job:
    """The job, for who has it: the fence against a process that lost its lease and does not know it yet."""
    job = session.get(Job, claimed.submission_id)
    if job is None or (job.owner, job.attempt) != (claimed.owner, claimed.attempt):
        raise LeaseLost
    return job
