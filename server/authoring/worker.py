"""Does what authors have the judge do, when no submission waits.

Theory of operation. A job is a row, claimed by one process under the name that its lease has (judging/queue/leases.py):
a row of a process that is gone is claimed again. A job is claimed only when no submission waits, and pauses where one
comes: members never wait for authors. Progress is stored a few times a second, by a statement that also says whether
the job was cancelled or has passed to another process; either ends it.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, exists, or_, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from judge.package.frozen import Frozen
from judge.package.load import load_files
from judge.package.problem import Problem, Unsound
from judge.verdict import Mode, Report, Verdict
from server.authoring import rejudging, schemas
from server.authoring.case_text import with_case
from server.authoring.jobs import CANCELLED
from server.authoring.proving import Progress, Prover
from server.catalog.examples import render
from server.catalog.versions import Versions
from server.core import logging as logs
from server.db.engine import Database
from server.db.errors import DATABASE_ERRORS
from server.db.models import JOBS, WORKERS, Submission, now
from server.db.problem_models import AUTHORING_JOBS, AuthoringJob
from server.db.states import AuthoringKind, Stage
from server.events.log import document
from server.judging.client import JudgeClient

if TYPE_CHECKING:
    from judge.verify import Verification

log = logging.getLogger(__name__)

IDLE_SECONDS = 2.0  # longest time until a job that another process has stored is seen
STORED_SECONDS = 0.3  # time between two looks whether the job goes on, at which its progress is stored
YIELD_SECONDS = 0.1  # pause while a submission waits
MAX_ATTEMPTS = 3  # after which a job is taken to be what stops the process
IMPACT_LIMIT = 500  # accepted solutions that are tried on a draft

_MINE = (
    AUTHORING_JOBS.c.id == bindparam("job"),
    AUTHORING_JOBS.c.owner == bindparam("mine"),
    AUTHORING_JOBS.c.attempt == bindparam("now_attempt"),
)
_WAITING = exists().where(JOBS.c.owner.is_(None))
_FREE = or_(
    AUTHORING_JOBS.c.state == Stage.QUEUED.value,
    (AUTHORING_JOBS.c.state == Stage.RUNNING.value)
    & AUTHORING_JOBS.c.owner.not_in(select(WORKERS.c.id).scalar_subquery()),
)
_NEXT = select(AUTHORING_JOBS.c.id).where(_FREE, ~_WAITING).order_by(AUTHORING_JOBS.c.id).limit(1)
CLAIM = (
    update(AUTHORING_JOBS)
    .where(AUTHORING_JOBS.c.id == _NEXT.scalar_subquery())
    .values(owner=bindparam("by"), state=Stage.RUNNING.value, attempt=AUTHORING_JOBS.c.attempt + 1)
    .returning(AUTHORING_JOBS.c.id)
)
STORE = (
    update(AUTHORING_JOBS)
    .where(*_MINE)
    .values(phase=bindparam("new_phase"), done=bindparam("new_done"), total=bindparam("new_total"))
    .returning(AUTHORING_JOBS.c.cancelled)
)
SUBMISSION_WAITS = select(_WAITING)


class JobStopped(Exception):  # noqa: N818  (it reads as what it says)
    """The job was cancelled, belongs to another process, or this process stops."""


class AuthoringWorker:
    """One thread that does the jobs of authors, one after the other."""

    def __init__(
        self,
        database: Database,
        versions: Versions,
        judge: JudgeClient,
        freeze: Callable[[Problem], Frozen],
        prover: Prover,
        process: Callable[[], str],
    ) -> None:
        """Prepare; nothing runs before `start`.

        Args:
            database: of the home.
            versions: where the contents are.
            judge: of this process.
            freeze: gives the frozen cases of a problem.
            prover: proves problems.
            process: gives the name of this process's lease.
        """
        self._database = database
        self._versions = versions
        self._judge = judge
        self._freeze = freeze
        self._prover = prover
        self._process = process
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="authoring", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def notify(self) -> None:
        """Look for a job now."""
        self._wake.set()

    def close(self) -> None:
        """Stop. What is being done is done again by whoever claims it next."""
        self._stopping = True
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(5.0)

    def _run(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                if not self._do_next():
                    self._wake.wait(IDLE_SECONDS)
            except Exception:  # such as a full disk: the thread must survive any error
                log.exception("a job of an author could not be claimed or stored")
                self._wake.wait(IDLE_SECONDS)

    def _do_next(self) -> bool:
        """Do the next job; return whether there was one."""
        with self._database.read() as session:  # a look costs no writer his turn
            if session.connection().execute(_NEXT).first() is None:
                return False
        process = self._process()
        with self._database.write(durable=False) as session:
            claimed = session.connection().execute(CLAIM, {"by": process}).first()
            row = session.get(AuthoringJob, claimed.id) if claimed else None
        if row is None:
            return False
        with logs.about(authoring_job=row.id, attempt=row.attempt):
            self._do(row, process)
        return True

    def _do(self, row: AuthoringJob, process: str) -> None:
        began = time.monotonic()
        progress = _Progress(self._database, row, process, lambda: self._stopping)
        try:
            result = self._result(row, progress)
        except JobStopped:
            if self._stopping:
                return  # the row is claimed again once this process's lease is gone
            result = {"error": CANCELLED}
        except Exception:
            incident = uuid.uuid4().hex[:8]
            log.exception("a job of an author failed", extra={"incident": incident})
            result = {"error": f"Something broke on our side. The server's log says what, under incident {incident}."}
        with self._database.write() as session:
            values = {"state": Stage.DONE.value, "result": result, "finished_at": now()}
            session.connection().execute(update(AUTHORING_JOBS).where(*_MINE).values(**values), progress.mine)
        log.info(
            "done for an author",
            extra={"kind": row.kind, "problem": row.slug, "seconds": round(time.monotonic() - began, 2)},
        )

    def _result(self, row: AuthoringJob, progress: _Progress) -> dict[str, Any]:
        if row.attempt > MAX_ATTEMPTS:
            return {"error": "It was begun several times, and each time the process that did it ended."}
        files = self._versions.content(row.digest)
        if files is None:
            return {"error": "Its files are no longer stored. Begin again."}
        do: Mapping[AuthoringKind, Callable[[Problem], dict[str, Any]]] = {
            AuthoringKind.CHECK: lambda problem: _checked(self._prover.verify(problem, progress)),
            AuthoringKind.TRY: lambda problem: document(self._judged(problem, row.source or "", progress), 1),
            AuthoringKind.PREVIEW: lambda problem: self._preview(problem, progress),
            AuthoringKind.IMPACT: lambda problem: self._impact(problem, progress),
            AuthoringKind.REJUDGE: lambda problem: self._rejudge(problem, row, progress),
            AuthoringKind.TELL_APART: lambda problem: self._told_apart(problem, row.scope or "", progress),
        }
        try:
            return do[AuthoringKind(row.kind)](load_files(row.slug, row.section, files))
        except Unsound as unsound:
            faults = [{"file": f.file, "line": f.line, "message": f.message} for f in unsound.faults]
            return {"error": str(unsound.faults[0]), "faults": faults}

    def _judged(self, problem: Problem, source: str, progress: _Progress, tell: Progress | None = None) -> Report:
        """Return the report of a source on the problem, as a member would get it."""
        tell = tell or progress
        frozen = self._freeze(problem)
        events = self._judge.run(problem, frozen, source, Mode.SUBMIT, (), progress.ended)
        for done, event in enumerate(events):
            if isinstance(event, Report):
                return event
            tell("cases", done, max(done, len(frozen.cases)))
        raise JobStopped

    def _preview(self, problem: Problem, progress: _Progress) -> dict[str, Any]:
        progress("freezing", 0, 1)
        examples = render(problem, self._freeze(problem))
        found = schemas.PreviewResult(examples=list(examples), figures=dict(self._judge.figures(problem)))
        return found.model_dump(mode="json")

    def _told_apart(self, problem: Problem, scope: str, progress: _Progress) -> dict[str, Any]:
        """Look for an input on which an edit of the reference differs from it, and write it as a case."""
        line, _, edit = scope.partition(" ")
        progress("inputs", 0, 1)
        found = self._prover.tell_apart(problem, self._freeze(problem), int(line), edit)
        if found is None:
            return {"call": "", "sentence": "", "cases": ""}
        call = found.case_call or found.call
        cases = with_case(problem.cases, problem.entry(found.entry), call, "told-apart")
        return {"call": call, "sentence": found.sentence, "cases": cases or ""}

    def _impact(self, problem: Problem, progress: _Progress) -> dict[str, Any]:
        """Judge the newest accepted solution of each person on the problem."""
        with self._database.read() as session:
            solutions = accepted_solutions(session, problem.slug)
        fallen = []
        for done, (submission_id, source, person_id) in enumerate(solutions):
            progress("solutions", done, len(solutions))
            report = self._judged(problem, source, progress, progress.look)
            if report.verdict is not Verdict.ACCEPTED:
                case = next((failure.case for failure in report.failures), "")
                fallen.append(
                    {
                        "submission": submission_id,
                        "person_id": person_id,
                        "verdict": report.verdict.value,
                        "sentence": report.sentence,
                        "case": case,
                    }
                )
        return {"judged": len(solutions), "fallen": fallen}

    def _rejudge(self, problem: Problem, job: AuthoringJob, progress: _Progress) -> dict[str, Any]:
        """Judge submissions again, and store which would have another verdict."""
        assert job.id is not None
        with self._database.write(durable=False) as session:
            rejudging.forget(session, job.id)
        with self._database.read() as session:
            found = rejudging.submissions(session, problem.slug, job.scope or "")
        for done, submission_id in enumerate(found):
            progress("submissions", done, len(found))
            with self._database.read() as session:
                source = session.get_one(Submission, submission_id).source
            report = self._judged(problem, source, progress, progress.look)
            with self._database.write(durable=False) as session:
                row = session.get_one(Submission, submission_id)
                rejudging.compare(session, job.id, row, problem.digest, report)
        return {"judged": len(found)}


def accepted_solutions(session: Session, slug: str) -> list[tuple[int, str, int]]:
    """Return id, source and person of each person's newest accepted submission to a problem."""
    query = (
        select_rows(Submission.id, Submission.source, Submission.person_id)
        .where(Submission.problem == slug, Submission.mode == Mode.SUBMIT, Submission.verdict == Verdict.ACCEPTED)
        .order_by(col(Submission.id).desc())
    )
    newest: dict[int, tuple[int, str, int]] = {}
    for submission_id, source, person_id in session.exec(query):
        if len(newest) == IMPACT_LIMIT:
            break
        newest.setdefault(person_id, (submission_id or 0, source, person_id))
    return list(newest.values())


def _checked(found: Verification) -> dict[str, Any]:
    score = found.score
    survivors = [asdict(each) for each in score.survivors] if score else []
    return {
        "sound": found.sound,
        "faults": [{"file": f.file, "line": f.line, "message": f.message} for f in found.faults],
        "notes": list(found.notes),
        "cases": found.cases,
        "accepted": found.accepted,
        "rejected": found.rejected,
        "catches": [asdict(each) for each in found.catches],
        "score": {"killed": score.killed, "excused": score.excused, "survivors": survivors} if score else None,
        "seconds": round(found.seconds, 2),
    }


class _Progress:
    """Stores how far a job is, and raises `JobStopped` where it is not to go on."""

    def __init__(self, database: Database, row: AuthoringJob, process: str, stopping: Callable[[], bool]) -> None:
        self._database = database
        self._stopping = stopping
        self.mine: Mapping[str, Any] = {"job": row.id, "mine": process, "now_attempt": row.attempt}
        self._stored_at = 0.0
        self._at = ("", 0, 0)  # phase, done, total
        self._ended = False

    def __call__(self, phase: str, done: int, total: int) -> None:
        self._at = (phase, done, total)
        self._look()

    def look(self, _phase: str, _done: int, _total: int) -> None:
        """Raise `JobStopped` as the object itself does, and leave what is told of the progress as it is."""
        self._look()

    def ended(self) -> bool:
        """Return whether the job is not to go on; for the judge, which asks often."""
        try:
            self._look()
        except JobStopped:
            return True
        return False

    def _look(self) -> None:
        """Store the progress now and then, and wait while a submission waits."""
        if self._ended or self._stopping():
            raise JobStopped
        if time.monotonic() - self._stored_at < STORED_SECONDS:
            return
        while self._store(*self._at):
            time.sleep(YIELD_SECONDS)
            if self._stopping():
                raise JobStopped

    def _store(self, phase: str, done: int, total: int) -> bool:
        """Store the progress; return whether a submission waits."""
        values = {**self.mine, "new_phase": phase, "new_done": done, "new_total": total}
        try:
            with self._database.write(durable=False) as session:
                cancelled = session.connection().execute(STORE, values).first()
                waits: bool = session.connection().execute(SUBMISSION_WAITS).scalar_one()
        except DATABASE_ERRORS as error:  # such as a full disk: the job goes on
            log.warning("the progress of a job could not be stored", extra={"cause": str(error)})
            return False
        self._stored_at = time.monotonic()
        if cancelled is None or cancelled.cancelled:
            self._ended = True
            raise JobStopped
        return waits
