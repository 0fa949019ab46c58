"""Submissions: taken in, listed, shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import fields
from functools import partial

from sqlalchemy import bindparam, insert
from sqlmodel import Session, col, select

from judge.package.literals import LiteralError, parse_case
from judge.package.problem import Problem
from judge.verdict import Mode, Verdict
from server.accounts.local import CurrentUser
from server.catalog.library import Library
from server.core.errors import InvalidCustomCase, InvalidRequest, UnknownSubmission
from server.core.settings import CUSTOM_CHARACTERS, SOURCE_BYTES, Settings
from server.core.source import check_source
from server.db.engine import Database
from server.db.models import SUBMISSIONS, Submission, now
from server.db.statements import Prepared, Transaction
from server.db.states import Stage
from server.events.broadcast import Hub, Place, Tail
from server.events.log import follow, read
from server.events.schemas import QueuedEvent, Report
from server.http.sse import KEEPALIVE_COMMENT, format_sse_event
from server.judging.queue.base import Queue, Sent
from server.submissions import schemas
from server.submissions.limits import Limiter, too_many

QUEUE_RETRY_SECONDS = 2
PROMPT_SECONDS = 0.02  # within which an idle worker has begun, so that nobody needs to hear of a queue

NEW = {"state": Stage.QUEUED.value, "attempt": 0, "sentence": "", "passed": 0, "total": 0}
SENT = [each.name for each in fields(Sent)]
STORE = Prepared(insert(SUBMISSIONS).returning(SUBMISSIONS.c.id), SUBMISSIONS.c.id, columns=[*SENT, *NEW, "created_at"])
STANDING = Prepared(select(SUBMISSIONS.c.person_id, SUBMISSIONS.c.state).where(SUBMISSIONS.c.id == bindparam("which")))


def accept(
    database: Database,
    queue: Queue,
    library: Library,
    limiter: Limiter,
    broadcaster: Hub,
    settings: Settings,
    user: CurrentUser,
    new: schemas.NewSubmission,
) -> schemas.Accepted:
    """Stores the submission and its job; both are on disk when this returns."""
    check_source(new.source, SOURCE_BYTES)
    limiter.take(user.id)
    problem = library.problem(new.problem)
    check_custom(problem, new.mode, new.custom)
    sent = Sent(user.id, problem.slug, problem.digest, new.mode.value, new.source, new.custom)
    with database.begin() as transaction:
        if queue.waiting(transaction, user.id) >= settings.queued:
            raise too_many(QUEUE_RETRY_SECONDS)
        ((submission_id,),) = transaction.all(STORE, NEW | vars(sent) | {"created_at": now()})
        transaction.after.append(partial(broadcaster.expect, submission_id, user.id))
        queue.enqueue(transaction, submission_id, sent)
    return schemas.Accepted(id=submission_id, state=Stage.QUEUED)


def check_custom(problem: Problem, mode: Mode, custom: Sequence[str]) -> None:
    """Every custom case must be a call that can be read, of an entry that the problem has."""
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
    """A person's own submission.

    Raises:
        UnknownSubmission: there is none of that id, or it is another's.
    """
    submission = session.get(Submission, submission_id)
    if submission is None or submission.person_id != user.id:
        raise UnknownSubmission(f"You have no submission {submission_id}.")
    return submission


def own(transaction: Transaction, user: CurrentUser, submission_id: int) -> Stage:
    """The stage of a person's own submission.

    Raises:
        UnknownSubmission: as `find`.
    """
    row = transaction.first(STANDING, {"which": submission_id})
    if row is None or row[0] != user.id:
        raise UnknownSubmission(f"You have no submission {submission_id}.")
    return Stage(row[1])


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
    """The newest first; `before` is the id behind which the page begins."""
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
        report=Report.model_validate(row.report) if row.report else None,
    )


# Events


def event_tail(database: Database, user: CurrentUser, submission_id: int, after: Place) -> Tail:
    """The events behind a place."""
    with database.look() as transaction:
        own(transaction, user, submission_id)
        return read(transaction, submission_id, after)


def event_log(known: Tail) -> schemas.EventLog:
    logged = [
        {"id": str(each.place), "attempt": each.place.attempt, "event": json.loads(each.body)} for each in known.events
    ]
    return schemas.EventLog.model_validate({"events": logged, "done": known.done})


def goes_on(database: Database, user: CurrentUser, submission_id: int, after: Place) -> bool:
    """Whether there is or will be an event behind the place; a browser that has the verdict is to stop connecting."""
    with database.look() as transaction:
        if own(transaction, user, submission_id) != Stage.DONE:
            return True
        return bool(read(transaction, submission_id, after).events)


async def stream(
    database: Database, queue: Queue, broadcaster: Hub, submission_id: int, after: Place
) -> AsyncIterator[bytes]:
    """The events behind the place, as Server-Sent Events."""
    if after == Place() and not await broadcaster.begun(submission_id, PROMPT_SECONDS):
        ahead = await asyncio.to_thread(queued_behind, database, queue, submission_id)
        if ahead is not None:
            body = QueuedEvent(ahead=ahead).model_dump_json()
            yield _sse("queued", after, body)
    async for found in follow(database, broadcaster, submission_id, after):
        yield b"".join([_sse(each.type, each.place, each.body) for each in found]) or KEEPALIVE_COMMENT


def _sse(kind: str, place: Place, body: str) -> bytes:
    return format_sse_event(data_str=body, event=kind, id=str(place))


def queued_behind(database: Database, queue: Queue, submission_id: int) -> int | None:
    """How many submissions come first; None once a worker has taken this one."""
    with database.look() as transaction:
        ((_person, state),) = transaction.all(STANDING, {"which": submission_id})
        return queue.ahead(transaction, submission_id) if state == Stage.QUEUED else None
