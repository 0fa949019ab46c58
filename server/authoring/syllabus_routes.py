"""The routes for authors about the study list."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Response

from server.accounts.deps import CurrentUserDep, current_user
from server.authoring import syllabus_editing
from server.authoring import syllabus_schemas as schemas
from server.authoring.deps import SyllabusRevisionsDep
from server.authoring.errors import InvalidSyllabus, SyllabusConflict, UnknownRevision
from server.authoring.syllabus_markdown import write_markdown
from server.catalog.deps import LibraryDep
from server.core.errors import (
    BodyTooLarge,
    Forbidden,
    InvalidJson,
    InvalidRequest,
    Unauthorized,
    UnsupportedMediaType,
    documented,
)
from server.core.routing import ApiRoute
from server.db.deps import ReadSession, WriteSession

router = APIRouter(
    prefix="/api/authoring/syllabus",
    tags=["authoring"],
    route_class=ApiRoute,
    responses=documented(Unauthorized, Forbidden, InvalidRequest),
    dependencies=[Depends(current_user)],
)
_body = documented(InvalidJson, UnsupportedMediaType, BodyTooLarge)
MARKDOWN = "text/markdown"


@router.get("", summary="The study list to edit")
def edited_syllabus(session: ReadSession, library: LibraryDep) -> schemas.EditedSyllabus:
    return syllabus_editing.show(session, library)


@router.put("", summary="Save the study list", responses={**_body, **documented(SyllabusConflict, InvalidSyllabus)})
def save_syllabus(
    session: WriteSession,
    library: LibraryDep,
    revisions: SyllabusRevisionsDep,
    user: CurrentUserDep,
    change: schemas.SyllabusChange,
) -> schemas.EditedSyllabus:
    """It stands above the folder's list from then on. Answers 409 when somebody has saved another since `base`."""
    return syllabus_editing.save(session, library, revisions, user, change)


@router.post(
    "/restore",
    summary="Go back to a revision, or to the folder's list",
    responses={**_body, **documented(UnknownRevision)},
)
def restore_syllabus(
    session: WriteSession,
    library: LibraryDep,
    revisions: SyllabusRevisionsDep,
    user: CurrentUserDep,
    chosen: schemas.ChosenRevision,
) -> schemas.EditedSyllabus:
    return syllabus_editing.restore(session, library, revisions, user, chosen.number)


@router.get(
    "/markdown",
    summary="The study list as Markdown",
    response_class=Response,
    responses={200: {"content": {MARKDOWN: {"schema": {"type": "string"}}}}},
)
def export_syllabus(library: LibraryDep) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="study-list.md"'}
    return Response(write_markdown(library.base_syllabus), media_type=MARKDOWN, headers=headers)


@router.post("/markdown", summary="Read a study list in Markdown", responses={**_body, **documented(InvalidSyllabus)})
def read_syllabus_text(library: LibraryDep, text: schemas.SyllabusText) -> schemas.ReadSections:
    """Saves nothing: the answer is for the next `PUT`."""
    return schemas.ReadSections(sections=syllabus_editing.from_markdown(library, text.markdown))
