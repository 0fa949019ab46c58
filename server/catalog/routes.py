"""The study list, problems, hints, editorials."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from server import schemas
from server.catalog import service as problems
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
from server.deps import ServicesDep, SlugPath, WhoDep

router = APIRouter(prefix="/api", tags=["problems"], responses=documented(Unauthorized))

HintPath = Annotated[int, Path(ge=1, le=20, examples=[1])]
_problem = documented(UnknownProblem, InvalidRequest)
_hint = documented(UnknownProblem, UnknownHint, InvalidRequest)


@router.get("/syllabus", summary="The study list with how you stand")
def syllabus(services: ServicesDep, who: WhoDep) -> schemas.Syllabus:
    return problems.syllabus(services, who)


@router.get("/problems/{slug}", summary="One problem", responses=_problem)
def problem(services: ServicesDep, who: WhoDep, slug: SlugPath) -> schemas.ProblemDetail:
    """Waits at most a second for the examples; `examples_state` says whether they are there."""
    return problems.detail(services, who, slug)


@router.get("/problems/{slug}/hints/{n}", summary="A hint that is open", responses={**_hint, **documented(HintClosed)})
def hint(services: ServicesDep, who: WhoDep, slug: SlugPath, n: HintPath) -> schemas.Hint:
    return problems.show_hint(services, who, slug, n)


@router.post("/problems/{slug}/hints/{n}", summary="Open a hint", responses={**_hint, **documented(HintOutOfOrder)})
def open_hint(services: ServicesDep, who: WhoDep, slug: SlugPath, n: HintPath) -> schemas.Hint:
    """Opens the next hint and records it. An open one is answered again."""
    return problems.open_hint(services, who, slug, n)


@router.post("/problems/{slug}/give-up", summary="Give a problem up", responses=_problem)
def give_up(services: ServicesDep, who: WhoDep, slug: SlugPath) -> schemas.Standing:
    """Opens the editorial and is recorded; solving the problem later still counts."""
    return problems.give_up(services, who, slug)


@router.get(
    "/problems/{slug}/editorial",
    summary="The editorial, follow-up questions and the reference",
    responses={**_problem, **documented(EditorialClosed)},
)
def editorial(services: ServicesDep, who: WhoDep, slug: SlugPath) -> schemas.Editorial:
    """Open once the problem is solved or given up."""
    return problems.editorial(services, who, slug)
