"""Submissions and their events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from judge.verdict import Mode
from server.accounts.deps import CurrentUserDep
from server.catalog.deps import LibraryDep
from server.core.deps import SettingsDep
from server.core.errors import (
    BodyTooLarge,
    InvalidCustomCase,
    InvalidJson,
    InvalidRequest,
    JudgeBusy,
    NothingToShrink,
    SourceTooLarge,
    TooManyRequests,
    Unauthorized,
    UnknownProblem,
    UnknownSubmission,
    UnsupportedMediaType,
    documented,
)
from server.core.routing import ApiRoute
from server.db.deps import DatabaseDep, ReadSession
from server.events.broadcast import EventId
from server.events.deps import BroadcasterDep
from server.http.sse import EventStreamResponse
from server.judging.deps import JudgeDep, QueueDep
from server.submissions import schemas, shrinking
from server.submissions import service as submissions
from server.submissions.deps import LimiterDep, SearchesDep, SubmissionPath

router = APIRouter(
    prefix="/api/submissions", tags=["submissions"], responses=documented(Unauthorized), route_class=ApiRoute
)


class SearchStream(EventStreamResponse):
    """The events of a search, which ends with the answer, whether or not somebody stays to hear it."""

    def __init__(self, search: shrinking.Search) -> None:
        super().__init__(search.events())
        self._search = search

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._search.close()


_new = documented(
    InvalidJson,
    UnknownProblem,
    SourceTooLarge,
    BodyTooLarge,
    UnsupportedMediaType,
    InvalidRequest,
    InvalidCustomCase,
    TooManyRequests,
)
_one = documented(UnknownSubmission, InvalidRequest)


@router.post("", status_code=202, summary="Send a source to the judge", responses=_new)
def submit(
    database: DatabaseDep,
    queue: QueueDep,
    library: LibraryDep,
    limiter: LimiterDep,
    broadcaster: BroadcasterDep,
    settings: SettingsDep,
    user: CurrentUserDep,
    new: schemas.NewSubmission,
) -> schemas.Accepted:
    """Run mode judges the examples and your own cases and shows them whole; submit mode judges every case.

    Once this has answered, the submission is stored and will have a verdict, whatever happens to the server.
    """
    return submissions.accept(database, queue, library, limiter, broadcaster, settings, user, new)


@router.get("", summary="Your submissions, newest first", responses=documented(InvalidRequest))
def list_submissions(
    session: ReadSession,
    library: LibraryDep,
    user: CurrentUserDep,
    *,
    problem: Annotated[str | None, Query(max_length=100)] = None,
    mode: Mode = Mode.SUBMIT,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[int | None, Query(ge=0, le=2**53, description="`next_cursor` of the page before.")] = None,
) -> schemas.SubmissionPage:
    return submissions.page(session, library, user, problem=problem, mode=mode, limit=limit, before=cursor)


@router.get("/{submission_id}", summary="One submission with its source and report", responses=_one)
def submission(
    session: ReadSession, library: LibraryDep, user: CurrentUserDep, submission_id: SubmissionPath
) -> schemas.SubmissionDetail:
    return submissions.detail(session, library, user, submission_id)


@router.post(
    "/{submission_id}/smallest",
    summary="The smallest input that it fails on, as it gets smaller",
    response_class=Response,
    responses={**_one, **documented(NothingToShrink, JudgeBusy, TooManyRequests)},
    openapi_extra=schemas.SEARCH_STREAM,
)
def smallest_failing(
    database: DatabaseDep,
    library: LibraryDep,
    judge: JudgeDep,
    limiter: LimiterDep,
    searches: SearchesDep,
    user: CurrentUserDep,
    submission_id: SubmissionPath,
    *,
    unasked: Annotated[
        bool, Query(description="Nobody asked for it: search only if the judge has nothing else to do.")
    ] = False,
) -> Response:
    """Searches for up to three seconds: `smaller` for each failing input that is found on the way, `smallest` at last.

    Each is the same failure on an input that a person can read. `failed` comes instead where the search breaks.
    """
    return SearchStream(
        shrinking.begin(database, library, judge, limiter, searches, user, submission_id, unasked=unasked)
    )


@router.delete("/{submission_id}/run", status_code=202, summary="Stop judging a submission", responses=_one)
def cancel_run(
    database: DatabaseDep,
    queue: QueueDep,
    broadcaster: BroadcasterDep,
    user: CurrentUserDep,
    submission_id: SubmissionPath,
) -> schemas.Accepted:
    """Gives it the verdict `cancelled`, which changes no mark: at once where no worker has it, else within a moment.

    A submission that has its verdict keeps it.
    """
    return submissions.cancel(database, queue, broadcaster, user, submission_id)


@router.get("/{submission_id}/event-log", summary="A submission's events so far", responses=_one)
def event_log(
    database: DatabaseDep,
    user: CurrentUserDep,
    submission_id: SubmissionPath,
    after: Annotated[str | None, Query(max_length=40, description="The id of the last event that you have.")] = None,
) -> schemas.EventList:
    """Lists the events of the last attempt; those of one that was cut off are left out."""
    found = submissions.events_after(database, user, submission_id, EventId.parse(after))
    return submissions.event_log(found)


@router.get(
    "/{submission_id}/events",
    summary="A submission's events as they come",
    response_class=Response,
    responses={204: {"description": "The verdict has been sent already; do not connect again."}, **_one},
    openapi_extra=schemas.EVENT_STREAM,
)
async def stream(
    database: DatabaseDep,
    queue: QueueDep,
    broadcaster: BroadcasterDep,
    user: CurrentUserDep,
    submission_id: SubmissionPath,
    last_event_id: Annotated[str | None, Header(max_length=40)] = None,
) -> Response:
    """Sends `queued` first, where a worker has yet to take it; then `started`, one `case` each, `verdict`.

    The data are the event-log's `event` objects. A higher attempt begins again: drop what the one before has shown.
    After the verdict the stream ends; close it then. `Last-Event-ID` resumes behind that event.
    """
    after = EventId.parse(last_event_id)
    fresh = after == EventId() and broadcaster.owner(submission_id) == user.id
    if not fresh and not await run_in_threadpool(submissions.goes_on, database, user, submission_id, after):
        return Response(status_code=204)
    return EventStreamResponse(submissions.stream(database, queue, broadcaster, submission_id, after))
