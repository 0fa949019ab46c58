"""Drafts of problems: files that all authors share, in numbered revisions, so that nothing is overwritten unseen."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Mapping

from sqlmodel import Session, col, delete, select

from judge.package.files import FILE_BYTES, digest, has_place, too_large
from judge.package.load import load_files
from judge.package.problem import Fault, Problem, Unsound
from judge.package.skeleton import skeleton, toml_string
from server.accounts.current_user import CurrentUser
from server.authoring import schemas
from server.authoring.errors import FileConflict, InvalidPackage, ProblemExists, UnknownProblemDraft, UnsoundDraft
from server.catalog.library import Library
from server.core.errors import InvalidRequest
from server.db.models import Person, now
from server.db.problem_models import AuthoringJob, ProblemDraft, ProblemDraftFile, ProblemRecord
from server.db.states import AuthoringKind, Stage

MANIFEST = "problem.toml"


def create(session: Session, library: Library, user: CurrentUser, new: schemas.NewProblemDraft) -> ProblemDraft:
    """Begin a problem: the sound skeleton, or a copy of another one with an identity of its own.

    Raises:
        ProblemExists: there is a problem or a draft of that slug.
        UnknownProblem: there is no problem to copy.
    """
    check_free(session, library, new.slug)
    if new.copy_of:
        files = with_new_identity(library.problem(new.copy_of).files, new.title)
    else:
        files = skeleton(new.slug, new.title, new.entry)
    return begin(session, user, new.slug, new.section, files, None)


def check_free(session: Session, library: Library, slug: str) -> None:
    """Check that a new problem may have that slug.

    Raises:
        ProblemExists: it may not.
    """
    known = session.exec(select(ProblemRecord).where(ProblemRecord.slug == slug)).first()
    if known is not None or library.find(slug) is not None:
        raise ProblemExists(f"There is a problem {slug} already. Choose another slug, or open that one.", field="slug")
    if session.exec(select(ProblemDraft).where(ProblemDraft.slug == slug)).first() is not None:
        raise ProblemExists(f"A draft of {slug} is in the works. Choose another slug, or open it.", field="slug")


def with_new_identity(files: Mapping[str, str], title: str = "") -> dict[str, str]:
    """Return the files of a copy: it must not be taken for the problem that it was copied from."""
    kept = []
    for line in files.get(MANIFEST, "").splitlines(keepends=True):
        key = line.partition("=")[0].strip()
        if key == "title" and title:
            kept.append(f"title = {toml_string(title)}\n")
        elif key != "id":
            kept.append(line)
    return {**files, MANIFEST: f'id = "{uuid.uuid4()}"\n' + "".join(kept)}


def open_existing(session: Session, library: Library, user: CurrentUser, slug: str) -> ProblemDraft:
    """Return the draft of a problem, begun from what members get, or from its folder if they get nothing.

    Raises:
        UnknownProblem: there is no such problem.
    """
    row = session.exec(select(ProblemDraft).where(ProblemDraft.slug == slug)).first()
    if row is not None:
        return row
    problem = library.for_authors(slug)
    return begin(session, user, slug, problem.section, problem.files, problem.digest)


def begin(
    session: Session, user: CurrentUser, slug: str, section: str, files: Mapping[str, str], base: str | None
) -> ProblemDraft:
    """Add a draft with these files."""
    row = ProblemDraft(slug=slug, section=section, base_digest=base, revision=1, created_by=user.id)
    session.add(row)
    session.flush()
    assert row.id is not None
    session.add_all(
        ProblemDraftFile(draft_id=row.id, path=path, text=files[path], revision=1) for path in sorted(files)
    )
    session.flush()
    return row


def received(
    session: Session,
    library: Library,
    user: CurrentUser,
    slug: str,
    section: str,
    files: Mapping[str, str],
    *,
    replacing: bool,
) -> ProblemDraft:
    """Put files into the draft of a problem, which is begun if there is none.

    Raises:
        ProblemExists: another draft is in the works, and it is not to be replaced.
        InvalidPackage: they have the identity of another problem.
    """
    identity = session.get(ProblemRecord, declared_id(files) or "")
    if identity is not None and identity.slug != slug:
        message = f"These files have the identity of {identity.slug}. Remove the line with `id` from problem.toml."
        raise InvalidPackage(message)
    row = session.exec(select(ProblemDraft).where(ProblemDraft.slug == slug)).first()
    if row is not None:
        if not replacing and files_of(session, row) != dict(files):
            raise ProblemExists(f"A draft of {slug} with other files is in the works. Replace it, or discard it first.")
        replace(session, user, row, files)
        return row
    known = library.author_view(slug)
    if known is None:
        return begin(session, user, slug, section, files, None)
    row = begin(session, user, slug, known.section, known.files, known.digest)
    replace(session, user, row, files)
    return row


def declared_id(files: Mapping[str, str]) -> str | None:
    """Return the identity that a problem's files have; None if they have none that can be read."""
    try:
        return str(uuid.UUID(tomllib.loads(files.get(MANIFEST, "")).get("id", "")))
    except (ValueError, AttributeError, TypeError):  # a manifest that is no TOML is among the draft's faults
        return None


def find(session: Session, draft_id: int) -> ProblemDraft:
    """Return a draft.

    Raises:
        UnknownProblemDraft: there is none of that id.
    """
    row = session.get(ProblemDraft, draft_id)
    if row is None:
        raise UnknownProblemDraft(f"There is no draft {draft_id}. It may have been published or discarded.")
    return row


def files_of(session: Session, row: ProblemDraft) -> dict[str, str]:
    """Return the texts of a draft by their paths."""
    return {file.path: file.text for file in _rows(session, row) if file.text is not None}


def _rows(session: Session, row: ProblemDraft) -> list[ProblemDraftFile]:
    query = select(ProblemDraftFile).where(ProblemDraftFile.draft_id == row.id).order_by(col(ProblemDraftFile.path))
    return list(session.exec(query).all())


def loaded(session: Session, row: ProblemDraft) -> Problem:
    """Return the draft as a problem.

    Raises:
        UnsoundDraft: with all faults that can be found without running anything.
    """
    try:
        return load_files(row.slug, row.section, files_of(session, row))
    except Unsound as unsound:
        details = {"faults": [fault_item(fault).model_dump() for fault in unsound.faults]}
        raise UnsoundDraft(str(unsound.faults[0]), details=details) from unsound


def fault_item(fault: Fault) -> schemas.FaultItem:
    return schemas.FaultItem(file=fault.file, line=fault.line, message=fault.message)


def show(session: Session, draft_id: int) -> schemas.ProblemDraftDetail:
    row = find(session, draft_id)
    rows = _rows(session, row)
    files = {file.path: file.text for file in rows if file.text is not None}
    people = {file.person_id for file in rows if file.person_id is not None}
    names = dict(session.exec(select(Person.id, Person.name).where(col(Person.id).in_(people))).all())
    now_digest, faults = digest(files), _faults(row, files)
    assert row.id is not None
    return schemas.ProblemDraftDetail(
        id=row.id,
        slug=row.slug,
        section=row.section,
        title=_title(row, files),
        revision=row.revision,
        base_digest=row.base_digest,
        digest=now_digest,
        files=[
            schemas.DraftFileItem(
                path=file.path,
                text=file.text,
                revision=file.revision,
                changed_by=names.get(file.person_id, "") if file.person_id else "",
                at=file.at,
            )
            for file in rows
            if file.text is not None
        ],
        faults=faults,
        checked=sound_check(session, now_digest),
    )


def _faults(row: ProblemDraft, files: Mapping[str, str]) -> list[schemas.FaultItem]:
    try:
        load_files(row.slug, row.section, files)
    except Unsound as unsound:
        return [fault_item(fault) for fault in unsound.faults]
    return []


def _title(row: ProblemDraft, files: Mapping[str, str]) -> str:
    """Return the title as the manifest has it, also while something else is wrong; the slug where it has none."""
    try:
        title = tomllib.loads(files.get(MANIFEST, "")).get("title")
    except tomllib.TOMLDecodeError:  # among the draft's faults
        title = None
    return title if isinstance(title, str) and title.strip() else row.slug


def sound_check(session: Session, content: str) -> int | None:
    """Return the newest check that found exactly that content sound."""
    query = (
        select(AuthoringJob)
        .where(
            AuthoringJob.digest == content,
            AuthoringJob.kind == AuthoringKind.CHECK,
            AuthoringJob.state == Stage.DONE,
        )
        .order_by(col(AuthoringJob.id).desc())
    )
    for row in session.exec(query):
        if row.result and row.result.get("sound"):
            return row.id
    return None


def save_file(session: Session, user: CurrentUser, draft_id: int, change: schemas.FileChange) -> schemas.SavedFile:
    """Store a file as the next revision of the draft, or delete it.

    Raises:
        FileConflict: somebody has changed it since; their text is in the details.
        InvalidRequest: such a file has no place in a problem folder, or it is too large.
    """
    row = find(session, draft_id)
    _check_file(change)
    file = session.get(ProblemDraftFile, (row.id, change.path))
    text, revision = (file.text, file.revision) if file else (None, 0)
    if text != change.text:
        if revision != change.base_revision:
            message = f"Somebody has changed {change.path} since revision {change.base_revision}. "
            message += "Take theirs, or save again on top of it."
            raise FileConflict(message, details={"text": text, "revision": revision})
        row.revision += 1
        row.changed_at = now()
        assert row.id is not None
        file = file or ProblemDraftFile(draft_id=row.id, path=change.path, text=None, revision=0)
        file.text, file.revision, file.person_id, file.at = change.text, row.revision, user.id, now()
        revision = row.revision
        session.add_all([row, file])
        session.flush()
    files = files_of(session, row)
    return schemas.SavedFile(path=change.path, revision=revision, digest=digest(files), faults=_faults(row, files))


def _check_file(change: schemas.FileChange) -> None:
    if not has_place(change.path):
        raise InvalidRequest(f"{change.path} has no place in a problem folder.", field="path")
    size = len((change.text or "").encode())
    if size > FILE_BYTES:
        raise InvalidRequest(f"{change.path}: {too_large(size)}", field="text")


def replace(session: Session, user: CurrentUser, row: ProblemDraft, files: Mapping[str, str]) -> None:
    """Give a draft exactly these files, as one revision."""
    row.revision += 1
    row.changed_at = now()
    assert row.id is not None
    there = {file.path: file for file in _rows(session, row)}
    for path in sorted({*there, *files}):
        file = there.get(path) or ProblemDraftFile(draft_id=row.id, path=path, text=None, revision=0)
        if file.text != files.get(path):
            file.text, file.revision, file.person_id, file.at = files.get(path), row.revision, user.id, now()
            session.add(file)
    session.add(row)
    session.flush()


def discard(session: Session, draft_id: int) -> None:
    """Delete a draft; what was published stays."""
    row = find(session, draft_id)
    session.execute(delete(ProblemDraftFile).where(col(ProblemDraftFile.draft_id) == row.id))
    session.delete(row)
    session.flush()
