"""The leases of the processes that judge on one database: each process renews its own and expires those of dead ones.

Theory of operation. Every process has a row. A separate thread increments the row's `beat` several times per lease, so
a long judging delays no beat. As often, every process reads all rows. A process whose beat has not changed for the
number of reads that make a lease is dead. The first process that notices it expires the lease: one transaction reads
the beat once more, deletes the row and requeues its jobs. No two clocks are compared, so neither a corrected clock nor
a machine that slept makes a living process look dead: the number of reads stays the same, and it beats between them.

A process may lose its row although it lives, because it was stopped for longer than the lease. It notices that at its
next beat or claim, and goes on under a new name; the jobs that it had claimed no longer belong to it.
"""

from __future__ import annotations

import logging
import os
import platform
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, select, update

from server.core.settings import VERSION
from server.db.engine import Database
from server.db.models import WORKERS, Job, Submission, WorkerProcess, now
from server.db.states import ProcessRole, Stage

log = logging.getLogger(__name__)

STALE_READS = 5  # reads without a change of the beat after which a process is dead

_SELF = WORKERS.c.id == bindparam("owner")
HAS_ROW = select(WORKERS.c.id).where(_SELF)
BEAT = update(WORKERS).where(_SELF).values(beat=WORKERS.c.beat + 1, beat_at=bindparam("at"))


class Leases:
    """Renews the lease of this process and expires those of dead processes. Safe to use from many threads."""

    def __init__(
        self,
        database: Database,
        role: ProcessRole,
        slots: int,
        lease: float,
        confinement: Mapping[str, Any],
        on_requeued: Callable[[], None],
    ) -> None:
        """Prepares the lease; `start` writes it.

        Args:
            database: of the home.
            role: of this process.
            slots: submissions that it judges at one time; with 0 it has no row and only expires others.
            lease: seconds of silence after which a process is taken to be dead.
            confinement: how this process confines submissions.
            on_requeued: function that is called after jobs were put back into the queue.
        """
        self._database = database
        self._role = role
        self._slots = slots
        self._pause = lease / STALE_READS
        self._confinement = dict(confinement)
        self._on_requeued = on_requeued
        self._owner = _new_name()
        self._watch = BeatWatch()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        self._expire_last_server()
        self._thread.start()

    @property
    def name(self) -> str:
        """The name that jobs are claimed under."""
        return self._owner

    def owner(self, session: Session) -> str:
        """Returns the name to claim a job under, and adds its row in the caller's transaction if it has none."""
        if session.connection().execute(HAS_ROW, {"owner": self._owner}).first() is None:
            self._owner = _new_name()
            session.add(self._row())
            session.flush()
        return self._owner

    def end(self) -> None:
        """Ends the lease, and requeues the jobs of this process."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()
        try:
            with self._database.write() as session:
                requeued = expire(session, [self._owner])
        except Exception:
            log.exception("the lease could not be ended; other processes requeue its jobs when it has run out")
        else:
            if requeued:
                log.info("unfinished submissions were put back into the queue", extra={"submissions": requeued})
                self._on_requeued()

    def beat(self) -> None:
        """Shows that this process lives, and requeues the jobs of those that do not."""
        if self._slots:
            with self._database.write(durable=False) as session:
                session.connection().execute(BEAT, {"owner": self.owner(session), "at": now()})
        with self._database.read() as session:
            rows = worker_processes(session)
            dead = self._watch.observe({row.id: row.beat for row in rows if row.id != self._owner})
        if dead:
            self._expire_dead(dead)

    def _run(self) -> None:
        while not self._over.wait(self._pause):
            try:
                self.beat()
            except Exception:  # such as a full disk, which other processes see too: the next beat tries again
                log.exception("the heartbeat of this process could not be written")

    def _expire_last_server(self) -> None:
        """Requeues what a server before this one had claimed, and jobs whose owner has no row."""
        with self._database.write() as session:
            servers = select(WorkerProcess.id).where(col(WorkerProcess.role) == ProcessRole.SERVER)
            left = (
                session.exec(servers).all() if self._role is ProcessRole.SERVER else ()
            )  # there is one server at a time
            requeued = expire(session, left)
            if self._slots:
                self.owner(session)
        if requeued:
            log.info("unfinished submissions were put back into the queue", extra={"submissions": requeued})

    def _expire_dead(self, dead: Mapping[str, int]) -> None:
        with self._database.write() as session:
            rows = session.exec(select(WorkerProcess).where(col(WorkerProcess.id).in_(dead))).all()
            still = [row.id for row in rows if row.beat == dead[row.id]]
            requeued = expire(session, still)
        if still:
            log.warning("the lease of a process has expired", extra={"processes": len(still), "submissions": requeued})
            self._on_requeued()

    def _row(self) -> WorkerProcess:
        return WorkerProcess(
            id=self._owner,
            role=self._role,
            host=platform.node(),
            pid=os.getpid(),
            version=VERSION,
            slots=self._slots,
            confinement=self._confinement,
        )


class BeatWatch:
    """Finds the processes whose beats have stopped, by comparing successive reads."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, int]] = {}  # the beat, and how many reads found it unchanged

    def observe(self, beats: Mapping[str, int]) -> dict[str, int]:
        """Returns the processes whose beat has not changed for a whole lease, with that beat."""
        seen = self._seen
        self._seen = {
            name: (beat, seen[name][1] + 1 if seen.get(name, (None, 0))[0] == beat else 0)
            for name, beat in beats.items()
        }
        return {name: beat for name, (beat, reads) in self._seen.items() if reads >= STALE_READS}


def worker_processes(session: Session) -> Sequence[WorkerProcess]:
    """Returns the processes that judge; one that died is among them until its lease has expired."""
    return session.exec(select(WorkerProcess).order_by(col(WorkerProcess.started_at))).all()


def expire(session: Session, names: Sequence[str]) -> int:
    """Deletes the rows of processes and requeues every job whose owner has no row; returns how many jobs."""
    session.execute(delete(WorkerProcess).where(col(WorkerProcess.id).in_(names)))
    living = select(WorkerProcess.id)
    left = session.exec(select(Job.submission_id).where(col(Job.owner).is_not(None), col(Job.owner).not_in(living)))
    jobs = list(left)
    if jobs:
        session.execute(update(Job).where(col(Job.submission_id).in_(jobs)).values(owner=None))
        session.execute(update(Submission).where(col(Submission.id).in_(jobs)).values(state=Stage.QUEUED))
    return len(jobs)


def _new_name() -> str:
    return uuid.uuid4().hex
