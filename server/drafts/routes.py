"""The routes of service."""

from __future__ import annotations

from fastapi import APIRouter

from server.accounts.deps import CurrentUserDep
from server.catalog.deps import LibraryDep, SlugPath
from server.core.errors import (
    BodyTooLarge,
    DraftConflict,
    InvalidJson,
    InvalidRequest,
    SourceTooLarge,
    Unauthorized,
    UnknownProblem,
    UnsupportedMediaType,
    documented,
)
from server.core.routing import ApiRoute
from server.db.deps import ReadSession, WriteSession
from server.drafts import schemas, service

router = APIRouter(
    prefix="/api/problems/{slug}/draft",
    tags=["drafts"],
    responses=documented(Unauthorized, UnknownProblem, InvalidRequest),
    route_class=ApiRoute,
)
_change = documented(InvalidJson, DraftConflict, SourceTooLarge, BodyTooLarge, UnsupportedMediaType)


@router.get("", summary="What you have typed for a problem")
def draft(session: ReadSession, library: LibraryDep, user: CurrentUserDep, slug: SlugPath) -> schemas.DraftDetail:
    """Returns the starter where nothing has been saved."""
    return service.show(session, library, user, slug)


@router.put("", summary="Save what you have typed", responses=_change)
def save_draft(
    session: WriteSession, library: LibraryDep, user: CurrentUserDep, slug: SlugPath, change: schemas.DraftChange
) -> schemas.DraftDetail:
    """Answers 409 with the newer draft in `details.draft` when it was changed since `base_revision`."""
    return service.save(session, library, user, slug, change)


@router.delete("", summary="Go back to the starter")
def discard_draft(
    session: WriteSession, library: LibraryDep, user: CurrentUserDep, slug: SlugPath
) -> schemas.DraftDetail:
    return service.discard(session, library, user, slug)
