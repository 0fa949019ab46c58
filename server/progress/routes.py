"""Progress, and topics that are known already."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from server import schemas
from server.core.errors import (
    BodyTooLarge,
    InvalidJson,
    InvalidRequest,
    Unauthorized,
    UnknownTopic,
    UnsupportedMediaType,
    documented,
)
from server.deps import ServicesDep, WhoDep
from server.progress import service as progress

router = APIRouter(prefix="/api", tags=["progress"], responses=documented(Unauthorized))

TopicPath = Annotated[str, Path(max_length=100, examples=["cross-entropy"])]
_topic = documented(UnknownTopic, InvalidRequest)


@router.get("/progress", summary="How far you have come")
def show_progress(services: ServicesDep, who: WhoDep) -> schemas.Progress:
    return progress.show(services, who)


@router.put("/topics/{topic_id}/known", summary="Say that you know a topic", responses=_topic)
def know(services: ServicesDep, who: WhoDep, topic_id: TopicPath) -> schemas.Known:
    return progress.set_known(services, who, topic_id, known=True)


@router.delete("/topics/{topic_id}/known", summary="Take that back", responses=_topic)
def unknow(services: ServicesDep, who: WhoDep, topic_id: TopicPath) -> schemas.Known:
    return progress.set_known(services, who, topic_id, known=False)


@router.post(
    "/progress/import",
    summary="Take over a study list in Markdown",
    responses=documented(InvalidJson, BodyTooLarge, UnsupportedMediaType, InvalidRequest),
)
def import_progress(services: ServicesDep, who: WhoDep, study_list: schemas.StudyList) -> schemas.Imported:
    """What the list marks as done becomes known; names are matched leniently, and what matched nothing is reported."""
    return progress.import_list(services, who, study_list.markdown)


@router.post("/progress/known/defaults", summary="Take over the topics that the study list has ticked itself")
def know_defaults(services: ServicesDep, who: WhoDep) -> schemas.Imported:
    return progress.know_defaults(services, who)
