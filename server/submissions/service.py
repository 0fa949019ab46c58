"""Accepts submissions, lists and shows them, and streams their events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert
from sqlalchemy.dialects.sqlite import insert as upsert  # PostgreSQL spells it the same way
from sqlmodel import Session, col, select

from judge.package.literals import LiteralError, parse_case
from judge.package.problem import Problem
from judge.verdict import Mode, Verdict
from server.accounts.current_user import CurrentUser
from server.catalog.library import Library
from server.catalog.versions import numbers
from server.core.errors import InvalidCustomCase, InvalidRequest, UnknownSubmission
from server.core.settings import CUSTOM_CHARACTERS, SOURCE_BYTES, Settings
from server.core.source import check_source
from server.db.engine import Database
from server.db.models import ACTIVITY, QUARTER_SECONDS, SUBMISSIONS, Submission, now
from server.db.states import Stage
from server.events.broadcast import Broadcaster, EventId, EventSlice
from server.events.log import follow, read
from server.events.schemas import QueuedEvent, SubmissionReport
from server.http.sse import KEEPALIVE_COMMENT, format_sse_event
from server.judging.queue.base import JobPayload, Queue
from server.judging.verdicts import store_cancelled
from server.submissions import schemas
from server.submissions.limits import Limiter, too_many

QUEUE_RETRY_SECONDS = 2
PROMPT_SECONDS = 0.02  # time in which an idle worker begins, so that the client is not told of a queue

_NEW = {"state": Stage.QUEUED.value, "attempt": 0, "sentence": "", "passed": 0, "total": 0}
INSERT = insert(SUBMISSIONS).returning(SUBMISSIONS.c.id)
COUNT = upsert(ACTIVITY)
COUNT = COUNT.on_conflict_do_update(
    index_elements=[ACTIVITY.c.person_id, ACTIVITY.c.quarter],
    set_={"submissions": ACTIVITY.c.submissions + COUNT.excluded.submissions},
)
OWNER_AND_STATE = select(SUBMISSIONS.c.person_id, SUBMISSIONS.c.state).where(SUBMISSIONS.c.id == bindparam("which"))


def accept(
    database: Database,
    queue: Queue,
    library: Library,
    limiter: Limiter,
    broadcaster: Broadcaster,
    settings: Settings,
    user: CurrentUser,
    new: schemas.NewSubmission,
) -> schemas.Accepted:
    """Stores the submission and its job; both are on disk when this returns."""
    check_source(new.source, SOURCE_BYTES)
    limiter.take(user)
    problem = library.problem(new.problem)
    check_custom(problem, new.mode, new.custom)
    payload = JobPayload(user.id, problem.slug, problem.digest, new.mode.value, new.source, new.custom)
    with database.write() as session:
        backlog = queue.backlog(session, user.id)
        if backlog.waiting + backlog.running >= (settings.queued if user.queued is None else user.queued):
            raise too_many(QUEUE_RETRY_SECONDS)
        submission_id = store(session, payload)
        _count(session, payload)
        queue.enqueue(session, submission_id, payload)
    broadcaster.expect(submission_id, user.id)
    return schemas.Accepted(id=submission_id, state=Stage.QUEUED)


def cancel(
    database: Database, queue: Queue, broadcaster: Broadcaster, user: CurrentUser, submission_id: int
) -> schemas.Accepted:
    """Ends the judging of a submission, at once if no worker has it; what has its verdict keeps it.

    Raises:
        UnknownSubmission: as `find`.
    """
    with database.write() as session:
        found = stage(session, user, submission_id)
        ended = found is not Stage.DONE and queue.cancel(session, submission_id)
        if ended:
            store_cancelled(session, submission_id)
    if ended:
        broadcaster.forget(submission_id)
        broadcaster.stored(submission_id)
    return schemas.Accepted(id=submission_id, state=Stage.DONE if ended else found)


def store(session: Session, payload: JobPayload, created_at: datetime | None = None) -> int:
    """Adds the row of a new submission; returns its id."""
    row = _NEW | vars(payload) | {"created_at": created_at or now()}
    submission_id: int = session.connection().execute(INSERT, row).scalar_one()
    return submission_id


def _count(session: Session, payload: JobPayload) -> None:
    """Counts a whole submission for the person's calendar."""
    if payload.mode == Mode.SUBMIT:
        quarter = int(now().timestamp()) // QUARTER_SECONDS
        session.connection().execute(COUNT, {"person_id": payload.person_id, "quarter": quarter, "submissions": 1})


def check_custom(problem: Problem, mode: Mode, custom: Sequence[str]) -> None:
    """Check that every custom case is a call that can be read, of an entry that the problem has."""
    if custom and mode is not Mode.RUN:
        message = "Custom cases are for run mode; a submission is judged on the problem's own."
        raise InvalidRequest(message, field="custom")
    for index, text in enumerate(custom):
        where = f"Custom case {index + 1}"
        details = {"index": index, "line": 1, "column": 1}
        if len(text) > CUSTOM_CHARACTERS:
            message = f"{where} has {len(text):,} characters; at most {CUSTOM_CHARACTERS:,} are taken."
            raise InvalidCustomCase(message, field=f"custom.{index}", details=details)
        try:
            parse_case(problem, text)
        except LiteralError as error:
            message = f"{where}, line {error.line}, column {error.column}: {error.message}"
            details |= {"line": error.line, "column": error.column}
            raise InvalidCustomCase(message, field=f"custom.{index}", details=details) from error


def find(session: Session, user: CurrentUser, submission_id: int) -> Submission:
    """Return a person's own submission.

    Raises:
        UnknownSubmission: there is none of that id, or it is another's.
    """
    submission = session.get(Submission, submission_id)
    if submission is None or submission.person_id != user.id:
        raise UnknownSubmission(f"You have no submission {submission_id}.")
    return submission


def stage(session: Session, user: CurrentUser, submission_id: int) -> Stage:
    """Returns the stage of a person's own submission.

    Raises:
        UnknownSubmission: as `find`.
    """
    row = session.connection().execute(OWNER_AND_STATE, {"which": submission_id}).first()
    if row is None or row.person_id != user.id:
        raise UnknownSubmission(f"You have no submission {submission_id}.")
    return Stage(row.state)


def page(
    session: Session,
    library: Library,
    user: CurrentUser,
    *,
    problem: str | None,
    mode: Mode,
    limit: int,
    before: int | None,
) -> schemas.SubmissionPage:
    """Returns the newest first; `before` is the id behind which the page begins."""
    query = select(Submission).where(Submission.person_id == user.id, Submission.mode == mode)
    if problem is not None:
        query = query.where(Submission.problem == problem)
    if before is not None:
        query = query.where(col(Submission.id) < before)
    rows = session.exec(query.order_by(col(Submission.id).desc()).limit(limit + 1)).all()
    items = [item(library, row) for row in rows[:limit]]
    return schemas.SubmissionPage(items=items, next_cursor=str(items[-1].id) if len(rows) > limit else None)


def item(library: Library, row: Submission) -> schemas.SubmissionItem:
    assert row.id is not None
    return schemas.SubmissionItem(
        id=row.id,
        problem=row.problem,
        title=library.title(row.problem),
        mode=Mode(row.mode),
        state=Stage(row.state),
        retrying=row.state == Stage.QUEUED and row.attempt > 0,
        verdict=Verdict(row.verdict) if row.verdict else None,
        sentence=row.sentence,
        passed=row.passed,
        total=row.total,
        created_at=row.created_at,
        cpu=row.cpu,
    )


def detail(session: Session, library: Library, user: CurrentUser, submission_id: int) -> schemas.SubmissionDetail:
    row = find(session, user, submission_id)
    return schemas.SubmissionDetail(
        **item(library, row).model_dump(),
        source=row.source,
        custom=row.custom,
        version=row.version,
        version_number=numbers(session, row.problem).get(row.version),
        rejudged_at=row.rejudged_at,
        verdict_before=Verdict(row.verdict_before) if row.verdict_before else None,
        report=SubmissionReport.model_validate(row.report) if row.report else None,
    )


# Events


def events_after(database: Database, user: CurrentUser, submission_id: int, last: EventId) -> EventSlice:
    """Returns the stored events after `last`."""
    with database.read() as session:
        stage(session, user, submission_id)
        return read(session, submission_id, last)


def event_log(found: EventSlice) -> schemas.EventList:
    logged = [{"id": str(each.id), "attempt": each.id.attempt, "event": json.loads(each.body)} for each in found.events]
    return schemas.EventList.model_validate({"events": logged, "done": found.done, "retrying": found.failed})


def goes_on(database: Database, user: CurrentUser, submission_id: int, last: EventId) -> bool:
    """Returns whether there is or will be an event after `last`; a browser that has the verdict is to disconnect."""
    with database.read() as session:
        if stage(session, user, submission_id) != Stage.DONE:
            return True
        return bool(read(session, submission_id, last).events)


async def stream(
    database: Database, queue: Queue, broadcaster: Broadcaster, submission_id: int, last: EventId
) -> AsyncIterator[bytes]:
    """Yields the events after `last` as Server-Sent Events."""
    if last == EventId() and not await broadcaster.begun(submission_id, PROMPT_SECONDS):
        ahead = await asyncio.to_thread(queued_behind, database, queue, submission_id)
        if ahead is not None:
            body = QueuedEvent(ahead=ahead).model_dump_json()
            yield _sse("queued", last, body)
    async for found in follow(database, broadcaster, submission_id, last):
        yield b"".join([_sse(each.type, each.id, each.body) for each in found]) or KEEPALIVE_COMMENT


def _sse(kind: str, event_id: EventId, body: str) -> bytes:
    return format_sse_event(data_str=body, event=kind, id=str(event_id))


def queued_behind(database: Database, queue: Queue, submission_id: int) -> int | None:
    """Returns how many submissions come first; None once a worker has claimed this one."""
    with database.read() as session:
        row = session.connection().execute(OWNER_AND_STATE, {"which": submission_id}).one()
        return queue.position(session, submission_id) if row.state == Stage.QUEUED else None
