"""Judges a claimed job and stores its verdict.

Judging may happen more than once (a process was killed, the sandbox broke); a verdict is stored once. One transaction
changes everything that depends on the verdict: the submission, its last event, the person's mark, the end of the job.
It ends the job first: if the job no longer belongs to this process, the transaction is rolled back.
"""

from __future__ import annotations

import logging
import time
import uuid
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, update
from sqlmodel import Session

from judge.grading import sentences
from judge.package.problem import Problem
from judge.verdict import Mode, Report, Verdict
from server.catalog.library import Library
from server.core import logging as logs
from server.core.metrics import Metrics
from server.db.engine import Database
from server.db.models import MARKS, now
from server.events.broadcast import Broadcaster
from server.events.writer import AttemptWriter, EventWriter
from server.judging.client import JudgeClient, SingleFlight
from server.judging.queue.base import ClaimedJob, JobPayload, LeaseLost
from server.judging.verdicts import FINISH, cancelled_report, verdict_columns

log = logging.getLogger(__name__)

TROUBLE_SECONDS = 2.0  # pause before the next attempt to put a job back after a database error
RETRIES = 7  # retries after an error of our own: about a minute, in which most faults of a host pass
RETRY_SECONDS = 0.5  # pause before the first retry; it doubles each time
LONGEST_PAUSE = 30.0  # seconds, longest pause before a retry
MAX_ATTEMPTS = 10  # interrupted attempts after which a submission is taken to be what stops the server

MARK = (
    update(MARKS)
    .where(MARKS.c.person_id == bindparam("person"), MARKS.c.problem == bindparam("slug"))
    .values(
        tried_at=func.coalesce(MARKS.c.tried_at, bindparam("tried", type_=MARKS.c.tried_at.type)),
        solved_at=func.coalesce(MARKS.c.solved_at, bindparam("solved", type_=MARKS.c.solved_at.type)),
    )
)
FIRST_MARK = insert(MARKS)


@dataclass
class Worker:
    """Judges claimed jobs; `judge_one` never raises."""

    database: Database
    library: Library
    judge: JudgeClient
    single_flight: SingleFlight
    broadcaster: Broadcaster
    event_writer: EventWriter
    metrics: Metrics
    stopping: bool = False

    def judge_one(self, job: ClaimedJob) -> None:
        with logs.about(submission=job.submission_id, attempt=job.attempt):
            try:
                self._judge_one(job)
            except LeaseLost:
                self._abandon(job)
            except Exception:
                log.exception("the worker failed; the submission goes back into the queue")
                self._requeue(job)

    def _judge_one(self, job: ClaimedJob) -> None:
        started, payload = time.monotonic(), job.payload
        self.metrics.taken(job.attempt, job.waited)
        problem = self.library.pinned(payload.problem, payload.version)
        with self.event_writer.writing(job.submission_id, payload.person_id, job.attempt) as writer:
            report = self._judge(problem, job, writer)
        if self.stopping and report.verdict is Verdict.JUDGE_ERROR:
            return  # the sandbox was closed while it judged; the next process judges the job
        again = report.transient and job.attempt <= RETRIES
        if again:
            self._retry(job)
        else:
            self._finish(job, problem.digest if problem else payload.version, report, writer)
        seconds = time.monotonic() - started
        if not again:
            self.metrics.judged(report.verdict, payload.mode, seconds)
        log.info(
            "judged",
            extra={
                "problem": payload.problem,
                "mode": payload.mode,
                "verdict": report.verdict.value,
                "seconds": round(seconds, 4),
            },
        )

    def _judge(self, problem: Problem | None, job: ClaimedJob, writer: AttemptWriter) -> Report:
        """Judges a job and returns its report; appends every earlier event to the writer."""
        if job.cancelled.is_set():
            return cancelled_report()
        if job.attempt > MAX_ATTEMPTS:
            return _our_error(sentences.given_up())
        if problem is None:
            return _our_error(sentences.problem_gone(), transient=True)
        try:
            frozen, payload = self.single_flight.frozen(problem), job.payload
            mode, cancelled = Mode(payload.mode), job.cancelled.is_set
            for event in self.judge.run(problem, frozen, payload.source, mode, payload.custom, cancelled):
                if isinstance(event, Report):
                    return cancelled_report() if event.verdict is Verdict.JUDGE_ERROR and cancelled() else event
                writer.append(event)
        except Exception:  # noqa: BLE001  (logged there)
            return self._failed(job)
        return cancelled_report() if cancelled() else _our_error(sentences.no_verdict(), transient=True)

    def _failed(self, job: ClaimedJob) -> Report:
        """Returns the report of a judging that raised, which a cancelled one may do."""
        if job.cancelled.is_set():
            return cancelled_report()
        incident = uuid.uuid4().hex[:8]
        log.exception("the judge failed", extra={"incident": incident})
        return _our_error(sentences.judge_broke(incident), transient=True)

    def _abandon(self, job: ClaimedJob) -> None:
        """Discards the result: another process has the job, or will claim it."""
        self.metrics.lost()
        log.warning("the lease was lost during judging; the verdict is not stored")
        self.broadcaster.forget(job.submission_id)
        self.broadcaster.stored(job.submission_id)

    def _requeue(self, job: ClaimedJob) -> None:
        """Puts a job back after a failure of our own, such as a full disk, and tries for as long as that lasts.

        Nobody else has claimed the job. If it can't be put back before the process stops, another process requeues it.
        """
        while not self.stopping:
            try:
                self._retry(job)
            except LeaseLost:
                self._abandon(job)
                return
            except Exception:
                log.exception("the submission could not be put back; trying again in %s seconds", TROUBLE_SECONDS)
                time.sleep(TROUBLE_SECONDS)
            else:
                return

    def _retry(self, job: ClaimedJob) -> None:
        with self.database.write() as session:
            job.retry(session, min(LONGEST_PAUSE, RETRY_SECONDS * 2 ** (job.attempt - 1)))
        self.metrics.retried()
        self.broadcaster.forget(job.submission_id)
        self.broadcaster.stored(job.submission_id)

    def _finish(self, job: ClaimedJob, version: str, report: Report, writer: AttemptWriter) -> None:
        verdict, row = writer.number(report), verdict_columns(report, job.attempt)
        with self.database.write() as session:
            job.finish(session)
            connection = session.connection()
            connection.execute(FINISH, {"submission": job.submission_id, "version": version, **row})
            stored = writer.insert(session, verdict)
            _mark(session, job.payload, report.verdict)
        self.metrics.wrote(stored)
        writer.publish(verdict, at_once=True)
        writer.stored()


def _our_error(sentence: str, *, transient: bool = False) -> Report:
    return Report(verdict=Verdict.JUDGE_ERROR, sentence=sentence, transient=transient)


def _mark(session: Session, payload: JobPayload, verdict: Verdict) -> None:
    """Records that the person has tried or solved the problem, if a whole submission was judged."""
    if payload.mode != Mode.SUBMIT or verdict in {Verdict.JUDGE_ERROR, Verdict.CANCELLED}:
        return
    tried = now()
    solved = tried if verdict is Verdict.ACCEPTED else None
    known = {"person": payload.person_id, "slug": payload.problem, "tried": tried, "solved": solved}
    connection = session.connection()
    if not connection.execute(MARK, known).rowcount:
        first = {"person_id": payload.person_id, "problem": payload.problem, "tried_at": tried, "solved_at": solved}
        connection.execute(FIRST_MARK, first | {"hints_opened": 0})
