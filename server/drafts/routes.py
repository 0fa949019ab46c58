"""Drafts."""

from __future__ import annotations

from fastapi import APIRouter

from server import schemas
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
from server.deps import ServicesDep, SlugPath, WhoDep
from server.drafts import service as drafts

router = APIRouter(
    prefix="/api/problems/{slug}/draft",
    tags=["drafts"],
    responses=documented(Unauthorized, UnknownProblem, InvalidRequest),
)
_change = documented(InvalidJson, DraftConflict, SourceTooLarge, BodyTooLarge, UnsupportedMediaType)


@router.get("", summary="What you have typed for a problem")
def draft(services: ServicesDep, who: WhoDep, slug: SlugPath) -> schemas.Draft:
    """The starter, where nothing has been saved."""
    return drafts.show(services, who, slug)


@router.put("", summary="Save what you have typed", responses=_change)
def save_draft(services: ServicesDep, who: WhoDep, slug: SlugPath, change: schemas.DraftChange) -> schemas.Draft:
    """Refused with the newer draft in `details.draft` when it was changed since `base_revision`."""
    return drafts.save(services, who, slug, change)


@router.delete("", summary="Go back to the starter")
def discard_draft(services: ServicesDep, who: WhoDep, slug: SlugPath) -> schemas.Draft:
    return drafts.discard(services, who, slug)
