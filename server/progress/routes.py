"""The routes of progress and of the topics that a person knows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from server.accounts.deps import CurrentUserDep
from server.catalog.deps import LibraryDep
from server.core.errors import (
    BodyTooLarge,
    InvalidJson,
    InvalidRequest,
    Unauthorized,
    UnknownTopic,
    UnsupportedMediaType,
    documented,
)
from server.core.routing import ApiRoute
from server.db.deps import ReadSession, WriteSession
from server.progress import schemas, service

router = APIRouter(prefix="/api", tags=["progress"], responses=documented(Unauthorized), route_class=ApiRoute)

TopicPath = Annotated[str, Path(max_length=100, examples=["cross-entropy"])]
_topic = documented(UnknownTopic, InvalidRequest)


@router.get("/progress", summary="How far you have come", responses=documented(InvalidRequest))
def show_progress(
    session: ReadSession,
    library: LibraryDep,
    user: CurrentUserDep,
    timezone: Annotated[
        str | None,
        Query(max_length=64, examples=["Europe/Berlin"], description="IANA name: days are counted in this time zone."),
    ] = None,
) -> schemas.Progress:
    """Counts days and streaks in the time zone that is named, else in the server's."""
    return service.show(session, library, user, timezone)


@router.put("/topics/{topic_id}/known", summary="Say that you know a topic", responses=_topic)
def know(session: WriteSession, library: LibraryDep, user: CurrentUserDep, topic_id: TopicPath) -> schemas.Known:
    return service.set_known(session, library, user, topic_id, known=True)


@router.delete("/topics/{topic_id}/known", summary="Take that back", responses=_topic)
def unknow(session: WriteSession, library: LibraryDep, user: CurrentUserDep, topic_id: TopicPath) -> schemas.Known:
    return service.set_known(session, library, user, topic_id, known=False)


@router.post(
    "/progress/import",
    summary="Take over a study list in Markdown",
    responses=documented(InvalidJson, BodyTooLarge, UnsupportedMediaType, InvalidRequest),
)
def import_progress(
    session: WriteSession, library: LibraryDep, user: CurrentUserDep, study_list: schemas.StudyList
) -> schemas.Imported:
    """Marks as known what the list marks as done; names are matched leniently, and what matched nothing is reported."""
    return service.import_list(session, library, user, study_list.markdown)


@router.post("/progress/known/defaults", summary="Take over the topics that the study list has ticked itself")
def know_defaults(session: WriteSession, library: LibraryDep, user: CurrentUserDep) -> schemas.Imported:
    return service.know_defaults(session, library, user)
