"""The queue of one machine: a table of the database, and threads that work it off, in one process or several.

Who is at work on a job stands in the job (`owner`), and whether that process lives is its crew's to know (crew.py).
Idle threads wait on a bench: they are handed what comes meanwhile, and hear of every commit that puts a job back and of
every ring of another process (bell.py).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from sqlmodel import Session, col, func, select

from server.db.engine import Database
from server.db.models import Job, Submission, WorkerProcess, now
from server.db.statements import Transaction
from server.db.states import Role
from server.events.notify import Bell
from server.judging.queue import jobs
from server.judging.queue.base import Claimed, Depth, LeaseLost, Sent
from server.judging.queue.bench import Bench
from server.judging.queue.leases import Crew

log = logging.getLogger(__name__)

TROUBLE_SECONDS = 2.0  # before the next try when the database refused
IDLE_SECONDS = 60.0  # between two looks at the table when nothing wakes the workers
LEASE_SECONDS = 10.0


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
        self._bench = Bench()

    def enqueue(self, transaction: Transaction, submission_id: int, sent: Sent) -> None:
        job = {"submission_id": submission_id, "person_id": sent.person_id, "available_at": now()}
        if self._bench.promise():
            transaction.undone.append(self._bench.withdraw)
            claimed = Claimed(submission_id, 1, sent, self.members.owner(transaction))
            transaction.change(jobs.ADD, job | {"owner": claimed.owner, "attempt": claimed.attempt})
            transaction.all(jobs.RUN, {"which": submission_id, "number": claimed.attempt})
            transaction.after.append(partial(self._bench.hand, claimed))
        else:
            transaction.change(jobs.ADD, job | {"owner": None, "attempt": 0})
            transaction.after.append(self._tell)

    def waiting(self, transaction: Transaction, person_id: int) -> int:
        return int(transaction.all(jobs.UNFINISHED, {"whose": person_id})[0][0])

    def ahead(self, transaction: Transaction, submission_id: int) -> int:
        return int(transaction.all(jobs.AHEAD, {"which": submission_id})[0][0])

    def depth(self, session: Session) -> Depth:
        jobs, owned = session.exec(select(func.count(), func.count(col(Job.owner))).select_from(Job)).one()
        came = select(func.min(Submission.created_at)).where(Submission.id == Job.submission_id)
        oldest = session.exec(came).one()
        return Depth(jobs - owned, owned, max(0.0, (now() - oldest).total_seconds()) if oldest else 0.0)

    def crew(self, session: Session) -> Sequence[WorkerProcess]:
        return session.exec(select(WorkerProcess).order_by(col(WorkerProcess.started_at))).all()

    def claim(self) -> Claimed | None:
        by = now()
        with self._database.begin(durable=False) as transaction:  # lost with the machine, it was never claimed
            owner = self.members.owner(transaction)
            job = transaction.first(jobs.TAKE, {"whose": owner, "by": by})
            if job is None:
                return None
            submission_id, attempt, since = job
            (sent,) = transaction.all(jobs.RUN, {"which": submission_id, "number": attempt})
        return Claimed(submission_id, attempt, Sent(*sent), owner, max(0.0, (by - since).total_seconds()))

    def finish(self, transaction: Transaction, claimed: Claimed) -> None:
        if not transaction.change(jobs.END, _mine(claimed)):
            raise LeaseLost

    def retry(self, transaction: Transaction, claimed: Claimed, delay: float) -> None:
        if not transaction.change(jobs.PUT_BACK, {**_mine(claimed), "at": now() + timedelta(seconds=delay)}):
            raise LeaseLost
        transaction.change(jobs.QUEUE, {"which": claimed.submission_id})
        transaction.after.append(self._tell)

    def wake(self) -> None:
        self._bench.tell(everybody=True)

    def start(self, handle: Callable[[Claimed], None]) -> None:
        self.members.start()
        for number in range(self._workers):
            thread = threading.Thread(target=self._work, args=(handle,), name=f"worker-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self, grace: float) -> bool:
        self._bench.stop()
        deadline = time.monotonic() + grace
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def leave(self) -> None:
        self.members.leave()

    def _work(self, handle: Callable[[Claimed], None]) -> None:
        while not self._bench.stopping:
            words = self._bench.words
            try:
                claimed = self._bench.handed() or self.claim()
                delay = 0.0 if claimed else self._next_delay()
                if claimed:
                    handle(claimed)
                    continue
            except Exception:  # a full disk, say: the thread outlives whatever it is
                log.exception("no job could be claimed or handled")
                delay = TROUBLE_SECONDS
            self._bench.wait(words, delay)

    def _next_delay(self) -> float:
        """Seconds until a job that was put back may be claimed."""
        with self._database.look() as transaction:
            ((first,),) = transaction.all(jobs.FIRST, {})
        return IDLE_SECONDS if first is None else max(0.0, (first - now()).total_seconds())

    def _tell(self) -> None:
        self._bench.tell()
        if self._bell is not None:
            self._bell.ring_for_job()


def _mine(claimed: Claimed) -> dict[str, object]:
    """What tells the job of who has it: the fence against a process that lost its lease and does not know it yet."""
    return {"which": claimed.submission_id, "whose": claimed.owner, "last": claimed.attempt}
