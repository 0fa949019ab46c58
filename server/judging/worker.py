"""From a claimed job to a stored verdict.

Judging may happen more than once (a process was killed, the sandbox broke); a verdict is stored once. Everything that
the verdict changes is one transaction: the submission, its last event, the person's mark, the end of the job. The job
is asked for first: where it is no longer this process's, nothing of that happens.
"""

from __future__ import annotations

import logging
import time
import uuid
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, update

from judge.grading import sentences
from judge.package.problem import Problem
from judge.verdict import Mode, Report, Verdict
from server.catalog.library import Library
from server.core import logging as logs
from server.core.metrics import Metrics
from server.db.engine import Database
from server.db.models import MARKS, SUBMISSIONS, now
from server.db.statements import Prepared, Transaction
from server.db.states import Stage
from server.events.broadcast import Hub
from server.events.log import document
from server.events.writer import Scribe, Writer
from server.judging.client import Door, Freezer
from server.judging.queue.base import Claimed, LeaseLost, Queue, Sent

log = logging.getLogger(__name__)

TROUBLE_SECONDS = 2.0  # before the next try to put back what the database refused
RETRIES = 3  # of a judging that ended in our own error
RETRY_SECONDS = 0.5  # before the first of them; twice that before the second, ...
MOST_ATTEMPTS = 10  # a submission that was cut off so often is taken to be what stops the server

ENDED = ["version", "state", "verdict", "sentence", "passed", "total", "cpu", "report", "finished_at"]
END = Prepared(update(SUBMISSIONS).where(SUBMISSIONS.c.id == bindparam("which")), columns=ENDED)
MARK = Prepared(
    update(MARKS)
    .where(MARKS.c.person_id == bindparam("whose"), MARKS.c.problem == bindparam("what"))
    .values(
        tried_at=func.coalesce(MARKS.c.tried_at, bindparam("tried", type_=MARKS.c.tried_at.type)),
        solved_at=func.coalesce(MARKS.c.solved_at, bindparam("solved", type_=MARKS.c.solved_at.type)),
    )
)
FIRST_MARK = Prepared(insert(MARKS), columns=["person_id", "problem", "tried_at", "solved_at", "hints_opened"])


@dataclass
class Worker:
    """Judges what the queue hands out; `judge_one` never raises."""

    database: Database
    library: Library
    door: Door
    freezer: Freezer
    queue: Queue
    hub: Hub
    scribe: Scribe
    metrics: Metrics
    stopping: bool = False

    def judge_one(self, claimed: Claimed) -> None:
        with logs.about(submission=claimed.submission_id, attempt=claimed.attempt):
            try:
                self._judge_one(claimed)
            except LeaseLost:
                self._leave(claimed)
            except Exception:
                log.exception("worker failed")
                self._put_back(claimed)

    def _judge_one(self, claimed: Claimed) -> None:
        started, sent = time.monotonic(), claimed.sent
        self.metrics.taken(claimed.attempt, claimed.waited)
        problem = self.library.find(sent.problem)
        with self.scribe.writing(claimed.submission_id, sent.person_id, claimed.attempt) as writer:
            report = self._judge(problem, claimed, writer)
        if self.stopping and report.verdict is Verdict.JUDGE_ERROR:
            return  # the sandbox was taken away under it; the next start judges it
        again = report.verdict is Verdict.JUDGE_ERROR and claimed.attempt <= RETRIES
        if again:
            self._retry(claimed)
        else:
            self._finish(claimed, problem.digest if problem else sent.version, report, writer)
        seconds = time.monotonic() - started
        if not again:
            self.metrics.judged(report.verdict, sent.mode, seconds)
        log.info(
            "judged",
            extra={
                "problem": sent.problem,
                "mode": sent.mode,
                "verdict": report.verdict.value,
                "seconds": round(seconds, 4),
            },
        )

    def _judge(self, problem: Problem | None, claimed: Claimed, writer: Writer) -> Report:
        """The report; every event before it goes to the writer."""
        if claimed.attempt > MOST_ATTEMPTS:
            return _our_error(sentences.given_up())
        if problem is None:
            return _our_error(sentences.problem_gone())
        try:
            frozen, sent = self.freezer.frozen(problem), claimed.sent
            for event in self.door.run(problem, frozen, sent.source, Mode(sent.mode), sent.custom):
                if isinstance(event, Report):
                    return event
                writer.append(event)
        except Exception:
            incident = uuid.uuid4().hex[:8]
            log.exception("judge failed", extra={"incident": incident})
            return _our_error(sentences.judge_broke(incident))
        return _our_error(sentences.no_verdict())

    def _leave(self, claimed: Claimed) -> None:
        """Another process has the job, or will: whatever this one found out is not to be stored."""
        self.metrics.lost()
        log.warning("the lease was lost while it was judged")
        self.hub.forget(claimed.submission_id)
        self.hub.notify(claimed.submission_id)

    def _put_back(self, claimed: Claimed) -> None:
        """After a failure of our own, such as a full disk, and for as long as it lasts: nobody else has the claim.

        What can't be put back before the process stops is taken up by another, or at the next start.
        """
        while not self.stopping:
            try:
                self._retry(claimed)
            except LeaseLost:
                self._leave(claimed)
                return
            except Exception:
                log.exception("not put back")
                time.sleep(TROUBLE_SECONDS)
            else:
                return

    def _retry(self, claimed: Claimed) -> None:
        with self.database.begin() as transaction:
            self.queue.retry(transaction, claimed, RETRY_SECONDS * 2 ** (claimed.attempt - 1))
        self.metrics.retried()
        self.hub.forget(claimed.submission_id)
        self.hub.notify(claimed.submission_id)

    def _finish(self, claimed: Claimed, version: str, report: Report, writer: Writer) -> None:
        verdict, ended = writer.next(report), _ended(report, claimed.attempt)
        with self.database.begin() as transaction:
            self.queue.finish(transaction, claimed)
            transaction.change(END, {"which": claimed.submission_id, "version": version, **ended})
            stored = writer.put(transaction, verdict)
            _mark(transaction, claimed.sent, report.verdict)
        self.metrics.wrote(stored)
        writer.publish(verdict, urgent=True)
        writer.notify()


def _our_error(sentence: str) -> Report:
    return Report(verdict=Verdict.JUDGE_ERROR, sentence=sentence)


def _ended(report: Report, attempt: int) -> dict[str, object]:
    """What a submission's row holds once it has its verdict."""
    body = document(report, attempt)
    return {
        "state": Stage.DONE.value,
        "verdict": report.verdict.value,
        "sentence": body["sentence"],
        "passed": sum(group.passed for group in report.groups),
        "total": sum(group.total for group in report.groups),
        "cpu": body["cpu"],
        "report": {key: value for key, value in body.items() if key != "attempt"},
        "finished_at": now(),
    }


def _mark(transaction: Transaction, sent: Sent, verdict: Verdict) -> None:
    """What the verdict of a whole submission says about the person and the problem."""
    if sent.mode != Mode.SUBMIT or verdict is Verdict.JUDGE_ERROR:
        return
    tried = now()
    solved = tried if verdict is Verdict.ACCEPTED else None
    known = {"whose": sent.person_id, "what": sent.problem, "tried": tried, "solved": solved}
    if not transaction.change(MARK, known):
        first = {"person_id": sent.person_id, "problem": sent.problem, "tried_at": tried, "solved_at": solved}
        transaction.change(FIRST_MARK, first | {"hints_opened": 0})
