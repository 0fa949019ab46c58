"""Judging submissions again: what it would change is computed apart, seen, and then applied, or not; and undone.

A dry run stores a row for each submission whose verdict would be another. Nothing of it shows anywhere until it is
applied, which changes submissions, their last events and marks in one transaction. A solved mark is taken from nobody
unless the admin says so; whoever it concerns is told with the submission (`verdict_before`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel import Session, col, delete, select, update

from judge.verdict import Mode, Report, Verdict
from server.accounts import audit
from server.accounts.current_user import CurrentUser
from server.authoring.errors import NotApplicable
from server.db.engine import after_commit
from server.db.models import EVENTS, SUBMISSIONS, VERDICT, Mark, Person, Submission, now
from server.db.problem_models import AuthoringJob, Rejudgement
from server.db.states import AuthoringKind, RejudgeScope, Stage
from server.events.broadcast import Broadcaster
from server.judging.verdicts import verdict_columns

SHOWN = 200  # changed submissions that are listed
COLUMNS = ("verdict", "sentence", "passed", "total", "cpu", "report", "version")  # of a submission, that change
JUDGED = {verdict.value for verdict in Verdict} - {Verdict.JUDGE_ERROR.value, Verdict.CANCELLED.value}


def submissions(session: Session, slug: str, scope: str) -> list[int]:
    """Return the submissions of a scope, the oldest first."""
    query = select(Submission.id).where(
        Submission.problem == slug, Submission.mode == Mode.SUBMIT, Submission.state == Stage.DONE
    )
    if scope == RejudgeScope.SOLVED:
        query = query.where(Submission.verdict == Verdict.ACCEPTED)
    else:
        query = query.where(col(Submission.verdict).in_(JUDGED))
    return [each for each in session.exec(query.order_by(col(Submission.id))) if each is not None]


def forget(session: Session, job_id: int) -> None:
    """Delete what an earlier attempt has found."""
    session.execute(delete(Rejudgement).where(col(Rejudgement.job_id) == job_id))


def compare(session: Session, job_id: int, row: Submission, version: str, report: Report) -> None:
    """Store what a submission would become, where its verdict would be another one."""
    if report.verdict == row.verdict or report.verdict in {Verdict.JUDGE_ERROR, Verdict.CANCELLED}:
        return
    assert row.id is not None
    columns: dict[str, Any] = {**verdict_columns(report, row.attempt), "version": version}
    session.add(
        Rejudgement(
            job_id=job_id,
            submission_id=row.id,
            person_id=row.person_id,
            before=row.verdict or "",
            after=report.verdict.value,
            old={name: getattr(row, name) for name in COLUMNS},
            new={name: columns[name] for name in COLUMNS},
        )
    )


def changes(session: Session, job: AuthoringJob) -> dict[str, Any]:
    """Return what a dry run has found, as `schemas.RejudgeResult` has it, but for the number of those judged."""
    rows = session.exec(select(Rejudgement).where(Rejudgement.job_id == job.id)).all()
    counts = Counter((row.before, row.after) for row in rows)
    first = sorted(rows, key=lambda row: (row.before != Verdict.ACCEPTED, row.submission_id))[:SHOWN]
    names = names_of(session, {row.person_id for row in first})
    return {
        "scope": job.scope,
        "matrix": [{"before": b, "after": a, "submissions": n} for (b, a), n in sorted(counts.items())],
        "changed": [
            {
                "submission": row.submission_id,
                "person": names[row.person_id],
                "before": row.before,
                "after": row.after,
                "sentence": row.new["sentence"],
            }
            for row in first
        ],
        "people": len({row.person_id for row in rows}),
        "applied_at": job.applied_at,
        "undone_at": job.undone_at,
    }


def names_of(session: Session, people: Collection[int]) -> dict[int, str]:
    """Return the names that people have now: a deleted name is nowhere."""
    rows = session.exec(select(Person.id, Person.name).where(col(Person.id).in_(people)))
    return {person: name or f"deleted account {person}" for person, name in rows if person is not None}


def apply(
    session: Session, broadcaster: Broadcaster, user: CurrentUser, job: AuthoringJob, *, keep_solved: bool
) -> None:
    """Give each submission the verdict that the dry run found, unless it has been judged again since.

    Raises:
        NotApplicable: it is no finished dry run, or it was applied before.
    """
    if job.kind != AuthoringKind.REJUDGE or job.state != Stage.DONE or "judged" not in (job.result or {}):
        raise NotApplicable("This is no rejudging that has come to its end.")
    if job.applied_at is not None:
        raise NotApplicable("This has been applied already.")
    rows = session.exec(select(Rejudgement).where(Rejudgement.job_id == job.id)).all()
    at = now()
    for row in rows:
        submission = session.get_one(Submission, row.submission_id)
        if submission.verdict != row.before:
            session.delete(row)
            continue
        _change(session, broadcaster, submission, row.new, at, row.before)
        _mark(session, submission, row, keep_solved=keep_solved)
    job.applied_at = at
    session.add(job)
    session.flush()
    audit.record(session, user, "problem rejudged", problem=job.slug, submissions=len(rows), keep_solved=keep_solved)


def undo(session: Session, broadcaster: Broadcaster, user: CurrentUser, job: AuthoringJob) -> None:
    """Give each submission and each mark back what it had before.

    Raises:
        NotApplicable: it was not applied, or it was undone.
    """
    if job.applied_at is None or job.undone_at is not None:
        raise NotApplicable("There is nothing to undo.")
    for row in session.exec(select(Rejudgement).where(Rejudgement.job_id == job.id)):
        submission = session.get_one(Submission, row.submission_id)
        if submission.verdict == row.after and submission.rejudged_at == job.applied_at:
            _change(session, broadcaster, submission, row.old, None, None)
            mark = session.get(Mark, (row.person_id, submission.problem))
            if mark is not None:
                mark.solved_at = row.solved_before
                session.add(mark)
    job.undone_at = now()
    session.add(job)
    session.flush()
    audit.record(session, user, "rejudging undone", problem=job.slug)


def _change(
    session: Session,
    broadcaster: Broadcaster,
    row: Submission,
    columns: Mapping[str, Any],
    at: datetime | None,
    before: str | None,
) -> None:
    """Give a submission a verdict, and its last event the same."""
    connection = session.connection()
    values = {**columns, "rejudged_at": at, "verdict_before": before}
    connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == row.id).values(**values))
    body = json.dumps({**(columns["report"] or {}), "attempt": row.attempt})
    last = (EVENTS.c.submission_id == row.id, EVENTS.c.type == VERDICT)
    connection.execute(update(EVENTS).where(*last).values(body=body))
    assert row.id is not None
    after_commit(session, partial(broadcaster.forget, row.id))  # its events in memory are those of before
    session.expire(row)


def _mark(session: Session, submission: Submission, row: Rejudgement, *, keep_solved: bool) -> None:
    """Let a mark follow a changed verdict: a new solution counts, a lost one only where the admin says so."""
    mark = session.get(Mark, (row.person_id, submission.problem)) or Mark(
        person_id=row.person_id, problem=submission.problem, tried_at=submission.created_at
    )
    row.solved_before = mark.solved_at
    if row.after == Verdict.ACCEPTED:
        mark.solved_at = mark.solved_at or submission.created_at
    elif not keep_solved and not _has_accepted(session, submission):
        mark.solved_at = None
    session.add_all([mark, row])


def _has_accepted(session: Session, submission: Submission) -> bool:
    query = select(Submission.id).where(
        Submission.person_id == submission.person_id,
        Submission.problem == submission.problem,
        Submission.mode == Mode.SUBMIT,
        Submission.verdict == Verdict.ACCEPTED,
    )
    return session.exec(query.limit(1)).first() is not None
