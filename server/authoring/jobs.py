"""The jobs of authors as rows: checks, trials, previews, and what a draft would do to accepted solutions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from judge.package.problem import Problem
from server.accounts.current_user import CurrentUser
from server.authoring import rejudging, schemas
from server.authoring.errors import UnknownAuthoringJob
from server.catalog.versions import store_content
from server.db.engine import after_commit
from server.db.models import now
from server.db.problem_models import AuthoringJob
from server.db.states import AuthoringKind, RejudgeScope, Stage

CANCELLED = "It was cancelled."
RESULTS = {
    AuthoringKind.CHECK: "check",
    AuthoringKind.TRY: "report",
    AuthoringKind.PREVIEW: "preview",
    AuthoringKind.IMPACT: "impact",
    AuthoringKind.REJUDGE: "rejudge",
    AuthoringKind.TELL_APART: "told_apart",
}


def add(
    session: Session,
    user: CurrentUser,
    problem: Problem,
    kind: AuthoringKind,
    on_added: Callable[[], None],
    *,
    source: str | None = None,
    scope: RejudgeScope | str | None = None,
) -> AuthoringJob:
    """Store a job about a problem as it is now; once that has committed, a worker does it."""
    store_content(session, problem.digest, problem.files)
    row = AuthoringJob(
        kind=kind,
        state=Stage.QUEUED,
        person_id=user.id,
        slug=problem.slug,
        section=problem.section,
        digest=problem.digest,
        source=source,
        scope=scope,
    )
    session.add(row)
    session.flush()
    after_commit(session, on_added)
    return row


def find(session: Session, job_id: int) -> AuthoringJob:
    """Return a job.

    Raises:
        UnknownAuthoringJob: there is none of that id.
    """
    row = session.get(AuthoringJob, job_id)
    if row is None:
        raise UnknownAuthoringJob(f"There is no check {job_id}.")
    return row


def cancel(session: Session, job_id: int) -> AuthoringJob:
    """End a job: at once if nobody has begun it, soon otherwise. What is done stays done."""
    row = find(session, job_id)
    row.cancelled = True
    if row.state == Stage.QUEUED:
        row.state, row.finished_at, row.result = Stage.DONE, now(), {"error": CANCELLED}
    session.add(row)
    session.flush()
    return row


def shown(session: Session, row: AuthoringJob) -> schemas.AuthoringJobItem:
    kind, result = AuthoringKind(row.kind), dict(row.result or {})
    if "fallen" in result:
        result["fallen"] = _with_names(session, result["fallen"])
    if kind is AuthoringKind.REJUDGE and "judged" in result:
        result |= rejudging.changes(session, row)
    ended = row.state == Stage.DONE
    fields = {name: getattr(row, name) for name in ("id", "digest", "phase", "done", "total", "cancelled")}
    fields |= {"kind": kind, "state": row.state, "created_at": row.created_at, "finished_at": row.finished_at}
    error = result.get("error", "") if ended else ""
    fields |= {"error": error, "faults": result.get("faults", []) if error else []}
    if ended and not error:
        fields[RESULTS[kind]] = result
    return schemas.AuthoringJobItem.model_validate(fields)


def _with_names(session: Session, fallen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = rejudging.names_of(session, {each["person_id"] for each in fallen})
    return [{**each, "person": names[each["person_id"]]} for each in fallen]
