"""The processes that judge on one database: each has a row, shows by it that it lives, and watches the others.

Theory of operation. A process counts its row's `beat` up, several times in the length of a lease, from a thread of its
own: a long judging holds up nothing. Every process looks at all rows as often. One whose beat stood still through as
many looks as make a lease is dead, and who sees it first deletes the row and puts its jobs back, in one transaction
that asks once more for the same beat. No clock is compared with another's, so neither a corrected clock nor a machine
that slept makes a living process look dead: it is given as many looks as ever, and beats between them.

A process whose row was deleted although it lives (it was stopped for so long) finds that out at its next beat or claim,
and goes on under a new name; what it had in hand is no longer its own.
"""

from __future__ import annotations

import logging
import os
import platform
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, insert
from sqlmodel import Session, col, delete, select, update

from server.core.settings import VERSION
from server.db.engine import Database
from server.db.models import WORKERS, Job, Submission, WorkerProcess, now
from server.db.statements import Prepared, Transaction
from server.db.states import Role, Stage

log = logging.getLogger(__name__)

LOOKS = 5  # in one lease, at the least

_WHO = WORKERS.c.id == bindparam("who")
LISTED = Prepared(select(WORKERS.c.id).where(_WHO), WORKERS.c.id)
JOIN = Prepared(insert(WORKERS), columns=list(WORKERS.c.keys()))
BEAT = Prepared(update(WORKERS).where(_WHO).values(beat=WORKERS.c.beat + 1, beat_at=bindparam("at")))


class Crew:
    """This process among those that judge. Safe to use from many threads."""

    def __init__(self, database: Database, role: Role, slots: int, lease: float, freed: Callable[[], None]) -> None:
        """Nothing is written yet.

        Args:
            database: of the home.
            role: of this process.
            slots: submissions that it judges at one time; without any it has no row, and only watches.
            lease: seconds of silence after which a process is taken to be dead.
            freed: called when jobs were put back.
        """
        self._database = database
        self._role = role
        self._slots = slots
        self._pause = lease / LOOKS
        self._freed = freed
        self._owner = _name()
        self._watch = Watch()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._live, name="heartbeat", daemon=True)
        self.confinement: Mapping[str, Any] = {}

    def start(self) -> None:
        self._succeed()
        self._thread.start()

    def owner(self, transaction: Transaction) -> str:
        """The name to claim a job under, in the caller's transaction; it has a row."""
        if transaction.first(LISTED, {"who": self._owner}) is None:
            self._owner = _name()
            transaction.change(JOIN, self._row().model_dump())
        return self._owner

    def leave(self) -> None:
        """Ends the lease, and puts back what it held."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()
        try:
            with self._database.write() as session:
                bury(session, [self._owner])
        except Exception:
            log.exception("left without a word; the others take over when the lease is over")
        else:
            self._freed()

    def beat(self) -> None:
        """Shows that this process lives, and takes from the dead what they had in hand."""
        if self._slots:
            with self._database.begin(durable=False) as transaction:
                transaction.change(BEAT, {"who": self.owner(transaction), "at": now()})
        with self._database.read() as session:
            beats = {row.id: row.beat for row in session.exec(select(WorkerProcess)) if row.id != self._owner}
        dead = self._watch.look(beats)
        if dead:
            self._bury(dead)

    def _live(self) -> None:
        while not self._over.wait(self._pause):
            try:
                self.beat()
            except Exception:  # a full disk, say: it goes on, and so do the others who see it
                log.exception("no heartbeat could be written")

    def _succeed(self) -> None:
        """Takes over what a server before this one had in hand, and jobs that nobody has."""
        with self._database.write() as session:
            before = select(WorkerProcess.id).where(col(WorkerProcess.role) == Role.SERVER)
            left = session.exec(before).all() if self._role is Role.SERVER else ()  # there is one server at a time
            freed = bury(session, left)
        if self._slots:
            with self._database.begin() as transaction:
                self.owner(transaction)
        if freed:
            log.info("taken up again", extra={"submissions": freed})

    def _bury(self, dead: Mapping[str, int]) -> None:
        with self._database.write() as session:
            rows = session.exec(select(WorkerProcess).where(col(WorkerProcess.id).in_(dead))).all()
            still = [row.id for row in rows if row.beat == dead[row.id]]
            freed = bury(session, still)
        if still:
            log.warning("a worker is gone", extra={"processes": len(still), "submissions": freed})
            self._freed()

    def _row(self) -> WorkerProcess:
        return WorkerProcess(
            id=self._owner,
            role=self._role,
            host=platform.node(),
            pid=os.getpid(),
            version=VERSION,
            slots=self._slots,
            confinement=dict(self.confinement),
        )


class Watch:
    """Tells from the beats of processes, look by look, which of them stand still."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, int]] = {}  # the beat, and how many looks found it so

    def look(self, beats: Mapping[str, int]) -> dict[str, int]:
        """Those whose beat stood still through a whole lease, with that beat."""
        seen = self._seen
        self._seen = {
            name: (beat, seen[name][1] + 1 if seen.get(name, (None, 0))[0] == beat else 0)
            for name, beat in beats.items()
        }
        return {name: beat for name, (beat, looks) in self._seen.items() if looks >= LOOKS}


def bury(session: Session, names: Sequence[str]) -> int:
    """Deletes the rows of processes and puts back their jobs, and those that nobody has; how many jobs."""
    session.execute(delete(WorkerProcess).where(col(WorkerProcess.id).in_(names)))
    living = select(WorkerProcess.id)
    left = session.exec(select(Job.submission_id).where(col(Job.owner).is_not(None), col(Job.owner).not_in(living)))
    jobs = list(left)
    if jobs:
        session.execute(update(Job).where(col(Job.submission_id).in_(jobs)).values(owner=None))
        session.execute(update(Submission).where(col(Submission.id).in_(jobs)).values(state=Stage.QUEUED))
    return len(jobs)


def _name() -> str:
    return uuid.uuid4().hex
