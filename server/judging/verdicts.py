"""Builds and stores the verdict of a submission, whether it was judged or cancelled before that."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import Session

from judge.grading import sentences
from judge.verdict import Report, Verdict
from server.db.models import EVENTS, SUBMISSIONS, now
from server.db.states import Stage
from server.events.log import document, encode

FINISH = update(SUBMISSIONS).where(SUBMISSIONS.c.id == bindparam("submission"))
ATTEMPT = select(SUBMISSIONS.c.attempt).where(SUBMISSIONS.c.id == bindparam("submission"))
INSERT = insert(EVENTS)


def verdict_columns(report: Report, attempt: int) -> dict[str, object]:
    """Returns the columns that a submission's row gets with its verdict."""
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


def cancelled_report() -> Report:
    return Report(verdict=Verdict.CANCELLED, sentence=sentences.cancelled())


def store_cancelled(session: Session, submission_id: int) -> None:
    """Stores the verdict of a submission that nobody judges, as the only event of an attempt of its own."""
    connection = session.connection()
    attempt = connection.execute(ATTEMPT, {"submission": submission_id}).scalar_one() + 1
    report = cancelled_report()
    values = {"submission": submission_id, "attempt": attempt, **verdict_columns(report, attempt)}
    connection.execute(FINISH, values)
    event = {"submission_id": submission_id, "attempt": attempt, "n": 1, "type": report.type}
    connection.execute(INSERT, {**event, "body": encode(report, attempt)})
