"""The queue of one machine: a table of the home's database, from which the threads of all its processes claim jobs.

Theory of operation. A job names the process that has claimed it (`owner`), and leases.py knows whether that process
lives. Idle threads wait for one signal, "there may be work", and then claim. A commit of this process that adds a job
or puts one back sends the signal, and so does a notification of another process (server/events/notify.py). The signal
is a counter: a thread reads it before it looks at the table and waits only while it has not changed, so a job that is
committed between the look and the wait is claimed at once.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update
from sqlmodel import Session

from server.db.engine import Database, after_commit
from server.db.errors import DATABASE_ERRORS
from server.db.models import JOBS, SUBMISSIONS, WORKERS, now
from server.db.states import ProcessRole, Stage
from server.events.notify import Notifier
from server.judging.queue.base import Backlog, ClaimedJob, Handler, JobPayload, LeaseLost
from server.judging.queue.leases import Leases

log = logging.getLogger(__name__)

TROUBLE_SECONDS = 2.0  # pause after the database refused a claim
IDLE_SECONDS = 60.0  # longest time between two looks at the table
LONGEST_DELAY = timedelta(minutes=2)  # a job with a longer delay is due: the clock has been set back since
LEASE_SECONDS = 10.0  # silence after which a process is taken to be dead
UNWIND_SECONDS = 1.0  # longest wait for a handler to end after it was interrupted

ADD = insert(JOBS)
POSITION = select(func.count()).where(JOBS.c.owner.is_(None), JOBS.c.submission_id < bindparam("submission"))
DEPTH = (
    select(func.count(), func.count(JOBS.c.owner), func.min(SUBMISSIONS.c.created_at))
    .select_from(JOBS)
    .join(SUBMISSIONS, SUBMISSIONS.c.id == JOBS.c.submission_id)
)
DEPTH_OF_PERSON = DEPTH.where(JOBS.c.person_id == bindparam("person"))
# The latest time is needed, too: after the clock was set back, it may be too far ahead while an earlier one is not.
NEXT_TIMES = select(func.min(JOBS.c.available_at), func.max(JOBS.c.available_at)).where(JOBS.c.owner.is_(None))
_NEXT_JOB = (
    select(JOBS.c.submission_id)
    .where(JOBS.c.owner.is_(None), or_(JOBS.c.available_at <= bindparam("by"), JOBS.c.available_at > bindparam("far")))
    .order_by(JOBS.c.submission_id)
    .limit(1)
)
# A process without a row claims nothing, because its jobs would be taken for those of a dead process.
_HAS_ROW = exists().where(WORKERS.c.id == bindparam("new_owner"))
CLAIM = (
    update(JOBS)
    .where(JOBS.c.submission_id == _NEXT_JOB.scalar_subquery(), _HAS_ROW)
    .values(owner=bindparam("new_owner"), attempt=JOBS.c.attempt + 1)
    .returning(JOBS.c.submission_id, JOBS.c.attempt, JOBS.c.available_at, JOBS.c.cancelled)
)
MARK_RUNNING = (
    update(SUBMISSIONS)
    .where(SUBMISSIONS.c.id == bindparam("submission"))
    .values(state=Stage.RUNNING.value, attempt=bindparam("new_attempt"))
    .returning(*(SUBMISSIONS.c[each.name] for each in fields(JobPayload)))
)
MARK_QUEUED = update(SUBMISSIONS).where(SUBMISSIONS.c.id == bindparam("submission")).values(state=Stage.QUEUED.value)
# Excludes a process that lost its lease without knowing it: the job no longer has its owner or attempt.
_MINE = (
    JOBS.c.submission_id == bindparam("submission"),
    JOBS.c.owner == bindparam("claimed_by"),
    JOBS.c.attempt == bindparam("claimed_attempt"),
)
FINISH = delete(JOBS).where(*_MINE)
DELETE_UNCLAIMED = delete(JOBS).where(JOBS.c.submission_id == bindparam("submission"), JOBS.c.owner.is_(None))
MARK_CANCELLED = update(JOBS).where(JOBS.c.submission_id == bindparam("submission")).values(cancelled=True)
CANCELLED = select(JOBS.c.submission_id).where(JOBS.c.owner == bindparam("owner"), JOBS.c.cancelled)
REQUEUE = update(JOBS).where(*_MINE).values(owner=None, available_at=bindparam("at"))


@dataclass(frozen=True)
class SqliteJob(ClaimedJob):
    """A job of the table."""

    owner: str = field(compare=False)
    on_requeue: Callable[[], None] = field(compare=False, repr=False)

    def finish(self, session: Session) -> None:
        if not session.connection().execute(FINISH, self._mine()).rowcount:
            raise LeaseLost

    def retry(self, session: Session, delay: float) -> None:
        connection = session.connection()
        at = now() + timedelta(seconds=delay)
        if not connection.execute(REQUEUE, {**self._mine(), "at": at}).rowcount:
            raise LeaseLost
        connection.execute(MARK_QUEUED, {"submission": self.submission_id})
        after_commit(session, self.on_requeue)

    def _mine(self) -> dict[str, object]:
        return {"submission": self.submission_id, "claimed_by": self.owner, "claimed_attempt": self.attempt}


class SqliteQueue:
    """A `Queue` on the home's own database."""

    def __init__(
        self,
        database: Database,
        workers: int,
        notifier: Notifier | None = None,
        role: ProcessRole = ProcessRole.SERVER,
        lease: float = LEASE_SECONDS,
        confinement: Mapping[str, Any] | None = None,
    ) -> None:
        """Sets up the queue; `run` starts its threads.

        Args:
            database: of the home.
            workers: threads of this process that judge.
            notifier: notifies other processes of jobs, and receives their notifications; None if there are none.
            role: of this process.
            lease: seconds of silence after which a process is taken to be dead.
            confinement: how this process confines submissions, as its row shows it.
        """
        self.leases = Leases(database, role, workers, lease, confinement or {}, self._job_added)
        self._database = database
        self._workers = workers
        self._notifier = notifier
        self._threads: list[threading.Thread] = []
        self._signal = WorkSignal()
        self._flags: dict[int, threading.Event] = {}  # by claimed job: set when it is cancelled
        self._flags_lock = threading.Lock()
        self._stopping = False
        if notifier is not None:
            notifier.add_listener(self._on_notified)

    def enqueue(self, session: Session, submission_id: int, payload: JobPayload) -> None:
        row = {"submission_id": submission_id, "person_id": payload.person_id, "attempt": 0, "available_at": now()}
        row["cancelled"] = False
        session.connection().execute(ADD, row)
        after_commit(session, self._job_added)

    def cancel(self, session: Session, submission_id: int) -> bool:
        connection = session.connection()
        if connection.execute(DELETE_UNCLAIMED, {"submission": submission_id}).rowcount:
            return True
        connection.execute(MARK_CANCELLED, {"submission": submission_id})
        after_commit(session, self._job_cancelled)
        return False

    def position(self, session: Session, submission_id: int) -> int:
        return session.connection().execute(POSITION, {"submission": submission_id}).scalar_one()

    def backlog(self, session: Session, person_id: int | None = None) -> Backlog:
        query, values = (DEPTH, {}) if person_id is None else (DEPTH_OF_PERSON, {"person": person_id})
        jobs, owned, oldest = session.connection().execute(query, values).one()
        return Backlog(jobs - owned, owned, max(0.0, (now() - oldest).total_seconds()) if oldest else 0.0)

    def claim(self) -> SqliteJob | None:
        """Claims the next job for this process; None if there is none now."""
        by = now()
        with self._database.write(durable=False) as session:  # a claim that is lost with the machine was never made
            connection, owner = session.connection(), self.leases.name
            values: dict[str, object] = {"new_owner": owner, "by": by, "far": by + LONGEST_DELAY}
            claimed = connection.execute(CLAIM, values).first()
            if claimed is None and (owner := self.leases.owner(session)) != values["new_owner"]:
                claimed = connection.execute(CLAIM, values | {"new_owner": owner}).first()
            if claimed is None:
                return None
            submission_id, attempt, since, cancelled = claimed
            running = {"submission": submission_id, "new_attempt": attempt}
            payload = JobPayload(*connection.execute(MARK_RUNNING, running).one())
        waited = max(0.0, (by - since).total_seconds())
        flag = self._begin(submission_id, cancelled=cancelled)
        return SqliteJob(submission_id, attempt, payload, waited, flag, owner, self._job_added)

    def run(self, handler: Handler) -> None:
        self.leases.start()
        for number in range(self._workers):
            thread = threading.Thread(target=self._work, args=(handler,), name=f"worker-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self, grace: float, interrupt: Callable[[], None] | None = None) -> bool:
        self._stopping = True
        self._signal.notify(everybody=True)
        ended = self._join(grace)
        if not ended and interrupt is not None:
            interrupt()
            ended = self._join(UNWIND_SECONDS)
        self.leases.end()
        return ended

    def _join(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self, handler: Handler) -> None:
        look = False  # whether to look at the delays before claiming: after a wait there is probably a job
        while not self._stopping:
            seen = self._signal.count
            try:
                if look and (delay := self._next_delay()) > 0:
                    self._signal.wait(seen, delay)
                    look = False
                    continue
                look = True
                if (job := self.claim()) is not None:
                    try:
                        handler(job)
                    finally:
                        self._end(job.submission_id)
            except Exception:  # such as a full disk: the thread must survive any error
                log.exception("a job could not be claimed or handled; trying again in %s seconds", TROUBLE_SECONDS)
                self._signal.wait(seen, TROUBLE_SECONDS)

    def _next_delay(self) -> float:
        """Returns the seconds until the next job that was put back may be claimed."""
        with self._database.read() as session:
            first, last = session.connection().execute(NEXT_TIMES).one()
        if first is None:
            return IDLE_SECONDS
        delay = first - now()
        return min(IDLE_SECONDS, max(0.0, delay.total_seconds())) if last - now() <= LONGEST_DELAY else 0.0

    def _job_added(self) -> None:
        self._signal.notify()
        if self._notifier is not None:
            self._notifier.notify_job()

    def _job_cancelled(self) -> None:
        self._stop_cancelled()
        if self._notifier is not None:
            self._notifier.notify_job()

    def _on_notified(self, submission_id: int | None) -> None:
        if submission_id is None:  # another process may have added any number of jobs, or cancelled some
            self._signal.notify(everybody=True)
            self._stop_cancelled()

    def _stop_cancelled(self) -> None:
        """Sets the flags of the jobs of this process that were cancelled."""
        try:
            with self._database.read() as session:
                found = session.connection().execute(CANCELLED, {"owner": self.leases.name}).scalars().all()
        except DATABASE_ERRORS as error:  # the next notification asks again
            log.warning("the database could not be asked for cancelled jobs", extra={"cause": str(error)})
            return
        with self._flags_lock:
            for submission_id in found:
                self._flags.setdefault(submission_id, threading.Event()).set()

    def _begin(self, submission_id: int, *, cancelled: bool) -> threading.Event:
        """Returns the flag of a job that this process has claimed. It may have been cancelled since."""
        with self._flags_lock:
            flag = self._flags.setdefault(submission_id, threading.Event())
        if cancelled:
            flag.set()
        return flag

    def _end(self, submission_id: int) -> None:
        with self._flags_lock:
            self._flags.pop(submission_id, None)


class WorkSignal:
    """Wakes waiting threads when there may be work. Safe to use from many threads."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._count = 0

    @property
    def count(self) -> int:
        """The number of signals so far: a thread reads it before it looks for work, and passes it to `wait`."""
        return self._count

    def notify(self, *, everybody: bool = False) -> None:
        """Wakes one waiting thread, or all of them. Busy threads look again before they wait."""
        with self._condition:
            self._count += 1
            if everybody:
                self._condition.notify_all()
            else:
                self._condition.notify()

    def wait(self, seen: int, seconds: float) -> None:
        """Waits until a signal was sent since `seen` was read, but no longer than so many seconds."""
        with self._condition:
            self._condition.wait_for(lambda: self._count != seen, seconds)
