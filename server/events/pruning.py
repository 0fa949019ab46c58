"""Deletes old events in small steps while the server runs, and gives the space back to the file system.

A step deletes the single cases of some submissions that ended first, and stores how far it has come, so that no step
looks again at what was pruned before. Between two steps others write.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Integer, tuple_
from sqlmodel import Session, col, delete, select

from server.db.engine import Database
from server.db.models import VERDICT, Event, Step, Submission, UtcDateTime, now

NAME = "prune events"
SUBMISSIONS = 100  # submissions whose events one step deletes
PAGES = 1000  # pages of the file that one step gives back
PAUSE_SECONDS = 0.2  # pause between two steps
REST_SECONDS = 3600.0  # pause after all old events were deleted

log = logging.getLogger(__name__)


class Pruner:
    """The thread that deletes the events of submissions that ended some days ago."""

    def __init__(self, database: Database, days: float, *more: Callable[[Database, datetime], None]) -> None:
        """Prepare.

        Args:
            database: of the home.
            days: that the single cases of a submission are kept.
            more: delete what else is older than a time; each is called once a round.
        """
        self._database = database
        self._age = timedelta(days=days)
        self._more = more
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pruner", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                while prune_some(self._database, now() - self._age):
                    if self._over.wait(PAUSE_SECONDS):
                        return
                for prune in self._more:
                    prune(self._database, now() - self._age)
            except Exception:  # such as a locked database: the next round goes on where this one stopped
                log.exception("what is old could not be deleted; trying again later")
            if self._over.wait(REST_SECONDS):
                return


def prune_some(database: Database, before: datetime) -> bool:
    """Deletes the single cases of some submissions that ended before a time; returns whether there may be more.

    Their reports keep what matters.
    """
    with database.write() as session:
        step = session.get(Step, NAME) or Step(name=NAME, at=datetime.min.replace(tzinfo=before.tzinfo), id=0)
        found = _ended(session, step, before)
        if found:
            old = [submission_id for submission_id, _ in found]
            session.execute(delete(Event).where(col(Event.submission_id).in_(old), col(Event.type) != VERDICT))
            step.id, step.at = found[-1]
            session.add(step)
    if found:
        database.give_back(PAGES)
    return len(found) == SUBMISSIONS


def _ended(session: Session, step: Step, before: datetime) -> list[tuple[int, datetime]]:
    """Returns the submissions that ended first after those of the last step."""
    ended = col(Submission.finished_at)
    after = tuple_(ended, col(Submission.id)) > tuple_(step.at, step.id, types=[UtcDateTime(), Integer()])
    query = select(Submission.id, Submission.finished_at).where(after, ended < before)
    rows = session.exec(query.order_by(ended, col(Submission.id)).limit(SUBMISSIONS)).all()
    return [(number, at) for number, at in rows if number is not None and at is not None]
