"""The smallest input that a judged submission fails on: searched for when somebody asks, and answered at once."""

from __future__ import annotations

from judge.verdict import Verdict
from server import schemas, submissions
from server.errors import NothingToShrink
from server.people import Who
from server.services import Services

SHRINKABLE = frozenset({Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR})


def find(services: Services, who: Who, submission_id: int) -> schemas.Smallest:
    """A smaller case on which the submission fails as it does on the one that its verdict shows.

    Raises:
        UnknownSubmission: there is none of that id, or it is another's.
        NothingToShrink: it has no failing case, or the problem has changed since.
        TooManyRequests: the person asks faster than a person does.
    """
    with services.database.read() as session:
        row = submissions.find(session, who, submission_id)
        source, slug, version, report = row.source, row.problem, row.version, row.report
    verdict = schemas.Report.model_validate(report) if report else None
    failure = verdict.failure if verdict else None
    if verdict is None or failure is None or not failure.case or verdict.verdict not in SHRINKABLE:
        raise NothingToShrink("Only a submission with a wrong answer or an exception has an input to make smaller.")
    problem = services.library.problem(slug)
    if problem.digest != version:
        raise NothingToShrink("The problem has changed since this was judged. Submit it again.")
    services.limiter.take(who.id)
    frozen = services.door.prepare(problem)
    return schemas.Smallest(result=services.door.shrink(problem, frozen, source, failure.case))
