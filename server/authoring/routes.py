"""The routes for authors: the list of problems, drafts and their files, checks, versions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Query, Response

from server.accounts.deps import CurrentUserDep, current_user
from server.authoring import drafts, jobs, packages, publishing, quality, rejudging, schemas
from server.authoring.deps import AuthoringWorkerDep, VersionsDep
from server.authoring.errors import (
    FileConflict,
    InvalidPackage,
    NotApplicable,
    NotPublishable,
    ProblemExists,
    UnknownAuthoringJob,
    UnknownProblemDraft,
    UnknownVersion,
    UnsoundDraft,
)
from server.catalog.deps import LibraryDep, SlugPath
from server.core.deps import SettingsDep
from server.core.errors import (
    BodyTooLarge,
    Forbidden,
    InvalidJson,
    InvalidRequest,
    Unauthorized,
    UnknownProblem,
    UnsupportedMediaType,
    documented,
)
from server.core.routing import ApiRoute
from server.core.settings import SOURCE_BYTES
from server.core.source import check_source
from server.db.deps import ReadSession, WriteSession
from server.db.states import AuthoringKind
from server.events.deps import BroadcasterDep

router = APIRouter(
    prefix="/api/authoring",
    tags=["authoring"],
    route_class=ApiRoute,
    responses=documented(Unauthorized, Forbidden, InvalidRequest),
    dependencies=[Depends(current_user)],
)
_body = documented(InvalidJson, UnsupportedMediaType, BodyTooLarge)
_draft = documented(UnknownProblemDraft)
_problem = documented(UnknownProblem)
DraftPath = Annotated[int, Path(ge=1, le=2**53)]
JobPath = Annotated[int, Path(ge=1, le=2**53)]
NumberPath = Annotated[int, Path(ge=1, le=2**31)]
ZIP = "application/zip"


@router.get("/problems", summary="All problems as authors see them")
def authored_problems(session: ReadSession, library: LibraryDep) -> schemas.AuthoredProblems:
    return publishing.overview(session, library)


# Drafts


@router.post(
    "/drafts", status_code=201, summary="Begin a problem", responses={**_body, **documented(ProblemExists), **_problem}
)
def create_problem_draft(
    session: WriteSession, library: LibraryDep, user: CurrentUserDep, new: schemas.NewProblemDraft
) -> schemas.ProblemDraftDetail:
    """The draft is a small, sound problem to change, or a copy of another one."""
    row = drafts.create(session, library, user, new)
    return drafts.show(session, row.id or 0)


@router.post(
    "/import",
    status_code=201,
    summary="Begin a problem from a zip file",
    responses={**documented(InvalidPackage, InvalidJson, ProblemExists, BodyTooLarge, UnsupportedMediaType)},
)
def import_problem_draft(
    session: WriteSession,
    library: LibraryDep,
    user: CurrentUserDep,
    slug: Annotated[str, Query(max_length=60, pattern=schemas.SLUG_PATTERN)],
    section: Annotated[str, Query(max_length=60, pattern=schemas.SLUG_PATTERN)],
    data: Annotated[bytes, Body(media_type=ZIP, description="The zip file.")],
    *,
    replace: Annotated[bool, Query(description="Replace the files of a draft that is in the works.")] = False,
) -> schemas.ProblemDraftDetail:
    """The files go into the draft of that problem, which is begun if there is none."""
    files = packages.unpacked(data)
    row = drafts.received(session, library, user, slug, section, files, replacing=replace)
    return drafts.show(session, row.id or 0)


@router.post("/problems/{slug}/draft", summary="Open the draft of a problem", responses=_problem)
def open_problem_draft(
    session: WriteSession, library: LibraryDep, user: CurrentUserDep, slug: SlugPath
) -> schemas.ProblemDraftDetail:
    """Begins it from what members get, unless there is one."""
    row = drafts.open_existing(session, library, user, slug)
    return drafts.show(session, row.id or 0)


@router.get("/drafts/{draft_id}", summary="A draft with its files", responses=_draft)
def problem_draft(session: ReadSession, draft_id: DraftPath) -> schemas.ProblemDraftDetail:
    return drafts.show(session, draft_id)


@router.put(
    "/drafts/{draft_id}/files",
    summary="Save a file of a draft, or delete it",
    responses={**_body, **_draft, **documented(FileConflict)},
)
def save_problem_file(
    session: WriteSession, user: CurrentUserDep, draft_id: DraftPath, change: schemas.FileChange
) -> schemas.SavedFile:
    """Answers 409 with the newer text in `details.text` when somebody has changed it since `base_revision`."""
    return drafts.save_file(session, user, draft_id, change)


@router.delete("/drafts/{draft_id}", status_code=204, summary="Discard a draft", responses=_draft)
def discard_problem_draft(session: WriteSession, draft_id: DraftPath) -> Response:
    """What was published stays."""
    drafts.discard(session, draft_id)
    return Response(status_code=204)


@router.get(
    "/drafts/{draft_id}/export",
    summary="A draft as a zip file",
    response_class=Response,
    responses={**_draft, 200: {"content": {ZIP: {"schema": {"type": "string", "format": "binary"}}}}},
)
def export_problem_draft(session: ReadSession, draft_id: DraftPath) -> Response:
    row = drafts.find(session, draft_id)
    headers = {"Content-Disposition": f'attachment; filename="{row.slug}.zip"'}
    return Response(packages.packed(row.slug, drafts.files_of(session, row)), media_type=ZIP, headers=headers)


# What the judge does for authors


@router.post(
    "/drafts/{draft_id}/jobs",
    status_code=202,
    summary="Check a draft, try a source on it, preview it, see what publishing would change, or tell an edit apart",
    responses={**_body, **_draft, **documented(UnsoundDraft)},
)
def create_authoring_job(
    session: WriteSession,
    worker: AuthoringWorkerDep,
    user: CurrentUserDep,
    draft_id: DraftPath,
    new: schemas.NewAuthoringJob,
) -> schemas.AuthoringJobItem:
    """Members' submissions come first."""
    if new.kind is AuthoringKind.REJUDGE:
        raise InvalidRequest("What members get is judged again, not a draft: POST to the problem.", field="kind")
    check_source(new.source, SOURCE_BYTES)
    problem = drafts.loaded(session, drafts.find(session, draft_id))
    source = new.source if new.kind is AuthoringKind.TRY else None
    scope = f"{new.line} {new.edit}" if new.kind is AuthoringKind.TELL_APART else None
    return jobs.shown(session, jobs.add(session, user, problem, new.kind, worker.notify, source=source, scope=scope))


@router.get("/jobs/{job_id}", summary="How far a check is, or its result", responses=documented(UnknownAuthoringJob))
def authoring_job(session: ReadSession, job_id: JobPath) -> schemas.AuthoringJobItem:
    return jobs.shown(session, jobs.find(session, job_id))


@router.delete("/jobs/{job_id}", summary="Cancel a check", responses=documented(UnknownAuthoringJob))
def cancel_authoring_job(session: WriteSession, job_id: JobPath) -> schemas.AuthoringJobItem:
    return jobs.shown(session, jobs.cancel(session, job_id))


# Versions


@router.post(
    "/drafts/{draft_id}/publish",
    status_code=201,
    summary="Publish a draft that has passed its check",
    responses={**_body, **_draft, **documented(NotPublishable, UnsoundDraft, Forbidden)},
)
def publish_problem(
    session: WriteSession,
    settings: SettingsDep,
    versions: VersionsDep,
    user: CurrentUserDep,
    draft_id: DraftPath,
    publication: schemas.Publication,
) -> schemas.ProblemVersionItem:
    """The version is immutable, and members get it from now on."""
    if publication.write_folder and settings.mode != "local":
        raise Forbidden("Only in local mode is the problem's folder written to.")
    folder = settings.problems if publication.write_folder else None
    return publishing.publish(session, versions, user, draft_id, publication, folder)


@router.get("/problems/{slug}/versions", summary="The versions of a problem", responses=_problem)
def problem_versions(session: ReadSession, slug: SlugPath) -> schemas.ProblemVersionList:
    return publishing.listed(session, slug)


@router.get(
    "/problems/{slug}/versions/{number}",
    summary="A version with its files",
    responses={**_problem, **documented(UnknownVersion)},
)
def problem_version(session: ReadSession, slug: SlugPath, number: NumberPath) -> schemas.ProblemVersionDetail:
    return publishing.version(session, slug, number)


@router.post(
    "/problems/{slug}/versions/{number}/restore",
    summary="Put a version's files into the problem's draft",
    responses={**_problem, **documented(UnknownVersion)},
)
def restore_version(
    session: WriteSession, user: CurrentUserDep, slug: SlugPath, number: NumberPath
) -> schemas.ProblemDraftDetail:
    return drafts.show(session, publishing.restore(session, user, slug, number))


@router.put(
    "/problems/{slug}/version",
    summary="Choose the version that members get",
    responses={**_body, **_problem, **documented(UnknownVersion, NotPublishable)},
)
def choose_version(
    session: WriteSession, versions: VersionsDep, user: CurrentUserDep, slug: SlugPath, chosen: schemas.ChosenVersion
) -> schemas.ProblemVersionList:
    return publishing.choose(session, versions, user, slug, chosen.number)


@router.put("/problems/{slug}/visibility", summary="Hide a problem, or show it", responses={**_body, **_problem})
def set_visibility(
    session: WriteSession,
    library: LibraryDep,
    versions: VersionsDep,
    user: CurrentUserDep,
    slug: SlugPath,
    visibility: schemas.Visibility,
) -> schemas.ProblemVersionList:
    """Nobody loses a mark."""
    return publishing.set_visible(session, library, versions, user, slug, hidden=visibility.hidden)


@router.get(
    "/problems/{slug}/quality",
    summary="How a problem does in use",
    responses={**_problem, **documented(UnknownVersion)},
)
def problem_quality(
    session: ReadSession,
    slug: SlugPath,
    version: Annotated[int | None, Query(ge=1, le=2**31, description="Count this version alone.")] = None,
) -> schemas.QualityDetail:
    """No name and no code of anybody is in it."""
    digest = publishing.version(session, slug, version).digest if version else None
    publishing.listed(session, slug)
    return quality.of_problem(session, slug, digest)


# Judging again


@router.post(
    "/problems/{slug}/rejudge",
    status_code=202,
    summary="Find out what judging submissions again would change",
    responses={**_body, **_problem},
)
def rejudge_problem(
    session: WriteSession,
    library: LibraryDep,
    worker: AuthoringWorkerDep,
    user: CurrentUserDep,
    slug: SlugPath,
    new: schemas.NewRejudging,
) -> schemas.AuthoringJobItem:
    """Judges them on the version that members get. Nothing changes until the result is applied."""
    problem = library.for_authors(slug)
    job = jobs.add(session, user, problem, AuthoringKind.REJUDGE, worker.notify, scope=new.scope)
    return jobs.shown(session, job)


@router.post(
    "/jobs/{job_id}/apply",
    summary="Give submissions the verdicts that a rejudging has found",
    responses={**_body, **documented(UnknownAuthoringJob, NotApplicable)},
)
def apply_rejudging(
    session: WriteSession,
    broadcaster: BroadcasterDep,
    user: CurrentUserDep,
    job_id: JobPath,
    application: schemas.Application,
) -> schemas.AuthoringJobItem:
    """A submission that was judged since keeps its verdict."""
    job = jobs.find(session, job_id)
    rejudging.apply(session, broadcaster, user, job, keep_solved=application.keep_solved)
    return jobs.shown(session, job)


@router.post(
    "/jobs/{job_id}/undo",
    summary="Give submissions and marks back what a rejudging has changed",
    responses=documented(UnknownAuthoringJob, NotApplicable),
)
def undo_rejudging(
    session: WriteSession, broadcaster: BroadcasterDep, user: CurrentUserDep, job_id: JobPath
) -> schemas.AuthoringJobItem:
    job = jobs.find(session, job_id)
    rejudging.undo(session, broadcaster, user, job)
    return jobs.shown(session, job)
