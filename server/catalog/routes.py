"""The routes of the study list, of problems, hints and editorials."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from server.accounts.deps import CurrentUserDep
from server.catalog import schemas, service
from server.catalog.deps import ExamplesDep, LibraryDep, SlugPath, TimesDep
from server.core.errors import (
    EditorialClosed,
    HintClosed,
    HintOutOfOrder,
    InvalidRequest,
    Unauthorized,
    UnknownHint,
    UnknownProblem,
    documented,
)
from server.core.routing import ApiRoute
from server.db.deps import ReadSession, WriteSession

router = APIRouter(prefix="/api", tags=["problems"], responses=documented(Unauthorized), route_class=ApiRoute)

HintPath = Annotated[int, Path(ge=1, le=20, examples=[1])]
_problem = documented(UnknownProblem, InvalidRequest)
_hint = documented(UnknownProblem, UnknownHint, InvalidRequest)


@router.get("/syllabus", summary="The study list with how you stand")
def syllabus(session: ReadSession, library: LibraryDep, user: CurrentUserDep) -> schemas.Syllabus:
    return service.syllabus(session, library, user)


@router.get("/problems/{slug}", summary="One problem", responses=_problem)
def problem(
    session: ReadSession, library: LibraryDep, examples: ExamplesDep, user: CurrentUserDep, slug: SlugPath
) -> schemas.ProblemDetail:
    """Waits at most a second for the examples; `examples_state` says whether they are there."""
    return service.detail(session, library, examples, user, slug)


@router.get("/problems/{slug}/hints/{n}", summary="A hint that is open", responses={**_hint, **documented(HintClosed)})
def hint(session: ReadSession, library: LibraryDep, user: CurrentUserDep, slug: SlugPath, n: HintPath) -> schemas.Hint:
    return service.show_hint(session, library, user, slug, n)


@router.post("/problems/{slug}/hints/{n}", summary="Open a hint", responses={**_hint, **documented(HintOutOfOrder)})
def open_hint(
    session: WriteSession, library: LibraryDep, user: CurrentUserDep, slug: SlugPath, n: HintPath
) -> schemas.Hint:
    """Opens the next hint and records it. An open one is answered again."""
    return service.open_hint(session, library, user, slug, n)


@router.post("/problems/{slug}/give-up", summary="Give a problem up", responses=_problem)
def give_up(session: WriteSession, library: LibraryDep, user: CurrentUserDep, slug: SlugPath) -> schemas.Standing:
    """Opens the editorial and is recorded; solving the problem later still counts."""
    return service.give_up(session, library, user, slug)


@router.get(
    "/problems/{slug}/editorial",
    summary="The editorial, follow-up questions and the reference",
    responses={**_problem, **documented(EditorialClosed)},
)
def editorial(
    session: ReadSession, library: LibraryDep, examples: ExamplesDep, user: CurrentUserDep, slug: SlugPath
) -> schemas.Editorial:
    """Open once the problem is solved or given up."""
    return service.editorial(session, library, examples, user, slug)


@router.get(
    "/problems/{slug}/solutions",
    summary="The reference, other right solutions and common mistakes",
    responses={**_problem, **documented(EditorialClosed)},
)
def solutions(
    session: ReadSession, library: LibraryDep, times: TimesDep, user: CurrentUserDep, slug: SlugPath
) -> schemas.Solutions:
    """Open when the editorial is. `times_state` says whether the times have been measured yet."""
    return service.solutions(session, library, times, user, slug)
