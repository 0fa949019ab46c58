"""Shrinks the input that a judged submission fails on, beside the queue, and streams it as it gets smaller.

A search holds no worker. It takes up to three seconds of a processor, so at most as many run at once as there are
workers. A search that the page begins by itself, right after a verdict, is for spare time alone: it is refused while
any submission waits or is judged, and while any other search runs; and it does not count in a person's rate.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Generator

from sqlmodel import Session, select
from starlette.concurrency import iterate_in_threadpool

from judge.grading import sentences
from judge.verdict import Shrunk, Verdict, to_json
from server.accounts.current_user import CurrentUser
from server.catalog.library import Library
from server.core.errors import JudgeBusy, NothingToShrink
from server.db.engine import Database
from server.db.models import Job
from server.events.log import clean
from server.events.schemas import SubmissionReport
from server.http.sse import format_sse_event
from server.judging.client import JudgeClient
from server.submissions import schemas
from server.submissions import service as submissions
from server.submissions.limits import Limiter, SearchSemaphore, too_many

log = logging.getLogger(__name__)

SHRINKABLE = frozenset({Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR})
BUSY_SECONDS = 3  # after which a search has ended


class Search:
    """One running search, which holds the semaphore until `close`; that may be called at any time, and ends it."""

    def __init__(self, semaphore: SearchSemaphore, submission_id: int, steps: Generator[Shrunk]) -> None:
        self._submission_id = submission_id
        self._semaphore = semaphore
        self._steps = steps
        self._open = True

    async def events(self) -> AsyncIterator[bytes]:
        """Yield `smaller` for each step, and `smallest` at last; or `failed`."""
        try:
            async for step in iterate_in_threadpool(self._steps):
                name = "smallest" if step.done else "smaller"
                yield format_sse_event(data_str=json.dumps(clean(to_json(step))), event=name)
        except Exception:
            log.exception("the search for a smaller input failed", extra={"submission": self._submission_id})
            failed = schemas.SearchFailed(message=sentences.search_broke())
            yield format_sse_event(data_str=failed.model_dump_json(), event="failed")

    def close(self) -> None:
        if self._open:
            self._open = False
            try:
                self._steps.close()
            finally:
                self._semaphore.release()


def begin(
    database: Database,
    library: Library,
    judge: JudgeClient,
    limiter: Limiter,
    searches: SearchSemaphore,
    user: CurrentUser,
    submission_id: int,
    *,
    unasked: bool,
) -> Search:
    """Begins to search for a smaller case on which the submission fails as on the one that its verdict shows.

    Raises:
        UnknownSubmission: there is none of that id, or it is another's.
        NothingToShrink: it has no failing case, or the problem has changed since.
        JudgeBusy: nobody asked for it, and the machine has other work.
        TooManyRequests: the person asks faster than a person does, or too many search at once.
    """
    with database.read() as session:
        row = submissions.find(session, user, submission_id)
        source, slug, version, report = row.source, row.problem, row.version, row.report
        busy = unasked and _unfinished(session)
    verdict = SubmissionReport.model_validate(report) if report else None
    failure = verdict.failures[0] if verdict and verdict.failures else None
    if verdict is None or failure is None or not failure.case or verdict.verdict not in SHRINKABLE:
        raise NothingToShrink("Only a submission with a wrong answer or an exception has an input to make smaller.")
    problem = library.problem(slug)
    if problem.digest != version:
        raise NothingToShrink("The problem has changed since this was judged. Submit it again.")
    if not unasked:
        limiter.take(user)
    frozen = judge.prepare(problem)
    if busy or not searches.acquire(alone=unasked):
        raise JudgeBusy if unasked else too_many(BUSY_SECONDS)
    return Search(searches, submission_id, judge.shrink(problem, frozen, source, failure.case))


def _unfinished(session: Session) -> bool:
    return session.exec(select(Job.submission_id).limit(1)).first() is not None
