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

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session

from judge.grading import sentences
from judge.package.problem import Problem
from judge.verdict import Mode, Report, Verdict
from server import logs
from server.db import Database
from server.events import document
from server.hub import Hub
from server.judging import Door, Freezer
from server.library import Library
from server.metrics import Metrics
from server.models import EVENTS, SUBMISSIONS, Mark, Submission, now
from server.queue.base import Claimed, LeaseLost, Queue
from server.schemas import Stage
from server.writer import Writer

log = logging.getLogger(__name__)

TROUBLE_SECONDS = 2.0  # before the next try to put back what the database refused
RETRIES = 3  # of a judging that ended in our own error
RETRY_SECONDS = 0.5  # before the first of them; twice that before the second, ...
MOST_ATTEMPTS = 10  # a submission that was cut off so often is taken to be what stops the server

_END = update(SUBMISSIONS).where(SUBMISSIONS.c.id == bindparam("which"))
_TELL = insert(EVENTS)


@dataclass
class Worker:
    """Judges what the queue hands out; `judge_one` never raises."""

    database: Database
    library: Library
    door: Door
    freezer: Freezer
    queue: Queue
    hub: Hub
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
        with self.database.read() as session:
            submission = session.get_one(Submission, claimed.submission_id)
        started = time.monotonic()
        self.metrics.taken(claimed.attempt, claimed.waited)
        problem = self.library.find(submission.problem)
        writer = Writer(self.database, self.hub, claimed.submission_id, claimed.attempt, self.metrics.wrote)
        with writer:
            report = self._judge(problem, submission, claimed, writer)
        if self.stopping and report.verdict is Verdict.JUDGE_ERROR:
            return  # the sandbox was taken away under it; the next start judges it
        again = report.verdict is Verdict.JUDGE_ERROR and claimed.attempt <= RETRIES
        if again:
            self._retry(claimed)
        else:
            version = problem.digest if problem else submission.version
            self._finish(claimed, submission, version, report, writer)
        seconds = time.monotonic() - started
        if not again:
            self.metrics.judged(report.verdict, submission.mode, seconds)
        log.info(
            "judged",
            extra={
                "problem": submission.problem,
                "mode": submission.mode,
                "verdict": report.verdict.value,
                "seconds": round(seconds, 4),
            },
        )

    def _judge(self, problem: Problem | None, submission: Submission, claimed: Claimed, writer: Writer) -> Report:
        """The report; every event before it goes to the writer."""
        if claimed.attempt > MOST_ATTEMPTS:
            return _our_error(sentences.given_up())
        if problem is None:
            return _our_error(sentences.problem_gone())
        try:
            frozen = self.freezer.frozen(problem)
            for event in self.door.run(problem, frozen, submission.source, Mode(submission.mode), submission.custom):
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
        with self.database.write() as session:
            self.queue.retry(session, claimed, RETRY_SECONDS * 2 ** (claimed.attempt - 1))
        self.metrics.retried()
        self.hub.forget(claimed.submission_id)
        self.hub.notify(claimed.submission_id)

    def _finish(self, claimed: Claimed, submission: Submission, version: str, report: Report, writer: Writer) -> None:
        verdict = writer.row(report)
        rows = [*writer.rest, verdict]
        with self.database.write() as session:
            self.queue.finish(session, claimed)
            connection = session.connection()
            connection.execute(_END, {"which": submission.id, "version": version, **_ended(report, claimed.attempt)})
            connection.execute(_TELL, rows)
            _mark(session, submission, report.verdict)
        self.metrics.wrote(len(rows))
        writer.publish(verdict)
        self.hub.notify(claimed.submission_id)


def _our_error(sentence: str) -> Report:
    return Report(verdict=Verdict.JUDGE_ERROR, sentence=sentence)


def _ended(report: Report, attempt: int) -> dict[str, object]:
    """What a submission's row holds once it has its verdict."""
    body = document(report, attempt)
    return {
        "state": Stage.DONE,
        "verdict": report.verdict,
        "sentence": body["sentence"],
        "passed": sum(group.passed for group in report.groups),
        "total": sum(group.total for group in report.groups),
        "cpu": body["cpu"],
        "report": {key: value for key, value in body.items() if key != "attempt"},
        "finished_at": now(),
    }


def _mark(session: Session, submission: Submission, verdict: Verdict) -> None:
    """What the verdict of a whole submission says about the person and the problem."""
    if submission.mode != Mode.SUBMIT or verdict is Verdict.JUDGE_ERROR:
        return
    key = (submission.person_id, submission.problem)
    mark = session.get(Mark, key) or Mark(person_id=key[0], problem=key[1])
    mark.tried_at = mark.tried_at or now()
    if verdict is Verdict.ACCEPTED:
        mark.solved_at = mark.solved_at or now()
    session.add(mark)
