"""Publishing: a draft that has passed its check becomes a version, and which version members get is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from judge.package.files import has_place
from judge.package.problem import Difficulty
from judge.verdict import Mode, Verdict
from server.accounts import audit
from server.accounts.current_user import CurrentUser
from server.authoring import drafts, schemas
from server.authoring.errors import NotPublishable, UnknownVersion
from server.catalog.library import Library
from server.catalog.versions import Versions, add_version, identify, set_hidden
from server.core.errors import UnknownProblem
from server.db.engine import after_commit
from server.db.models import Person, Submission
from server.db.problem_models import AuthoringJob, ProblemContent, ProblemDraft, ProblemRecord, ProblemVersion
from server.db.states import VersionSource


def publish(
    session: Session,
    versions: Versions,
    user: CurrentUser,
    draft_id: int,
    publication: schemas.Publication,
    folder: Path | None,
) -> schemas.ProblemVersionItem:
    """Make a draft the version that members get, and end the draft.

    Args:
        session: that writes.
        versions: told when it is done.
        user: who publishes.
        draft_id: of the draft.
        publication: which files, and what changed.
        folder: the problems' folder, where the files are written to as well; None: they are not.

    Raises:
        NotPublishable: the files are others, have not passed a check, or are published already.
        UnsoundDraft: they make no problem.
    """
    row = drafts.find(session, draft_id)
    problem = drafts.loaded(session, row)
    if problem.digest != publication.digest:
        raise NotPublishable("The draft has changed since. Look at it again, check it, and publish it then.")
    check = drafts.sound_check(session, problem.digest)
    if check is None:
        raise NotPublishable
    record = identify(session, problem)
    current = session.get(ProblemVersion, record.version_id) if record.version_id else None
    if current is not None and current.digest == problem.digest and record.hidden_at is None:
        raise NotPublishable(f"Members have exactly these files already, as version {current.number}.")
    version = add_version(
        session,
        record,
        problem,
        VersionSource.FOLDER if folder else VersionSource.BROWSER,
        person_id=user.id,
        note=publication.note,
        report=session.get_one(AuthoringJob, check).result,
    )
    record.version_id, record.section = version.id, problem.section
    if folder is not None:
        record.folder_version_id = version.id
        _write(folder / problem.section / problem.slug, problem.files)
    set_hidden(record, hidden=False)
    session.add(record)
    drafts.discard(session, draft_id)
    audit.record(session, user, "problem published", problem=problem.slug, version=version.number)
    after_commit(session, versions.refresh)
    return _item(version, user.name, {}, current=True)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Make a folder hold exactly these files, each replaced as a whole."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{path.name}.new")
        new.write_text(text, encoding="utf-8", newline="")
        new.replace(path)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and has_place(name) and name not in files:
            path.unlink()


def _record(session: Session, slug: str) -> ProblemRecord:
    row = session.exec(select(ProblemRecord).where(ProblemRecord.slug == slug)).first()
    if row is None:
        raise UnknownProblem(f"There is no problem {slug!r} that was ever published.", field="problem")
    return row


def listed(session: Session, slug: str) -> schemas.ProblemVersionList:
    """Return the versions of a problem, the newest first.

    Raises:
        UnknownProblem: no version of it is recorded.
    """
    record = _record(session, slug)
    rows = session.exec(
        select(ProblemVersion, Person.name)
        .join(Person, col(Person.id) == ProblemVersion.person_id, isouter=True)
        .where(ProblemVersion.problem_id == record.id)
        .order_by(col(ProblemVersion.number).desc())
    ).all()
    counts = _counts(session, slug)
    items = [_item(row, name or "", counts, current=row.id == record.version_id) for row, name in rows]
    return schemas.ProblemVersionList(slug=slug, hidden=record.hidden_at is not None, items=items)


def _counts(session: Session, slug: str) -> dict[str, tuple[int, int]]:
    """Return how many submissions were judged with each content, and how many of them were accepted."""
    accepted = func.sum(case((col(Submission.verdict) == Verdict.ACCEPTED.value, 1), else_=0))
    query = (
        select(Submission.version, func.count(), accepted)
        .where(Submission.problem == slug, Submission.mode == Mode.SUBMIT)
        .group_by(Submission.version)
    )
    return {version: (total, right or 0) for version, total, right in session.exec(query)}


def _item(
    row: ProblemVersion, name: str, counts: Mapping[str, tuple[int, int]], *, current: bool
) -> schemas.ProblemVersionItem:
    submissions, accepted = counts.get(row.digest, (0, 0))
    return schemas.ProblemVersionItem(
        number=row.number,
        digest=row.digest,
        source=VersionSource(row.source),
        published_by=name,
        at=row.at,
        note=row.note,
        current=current,
        checked=row.report is not None,
        submissions=submissions,
        accepted=accepted,
    )


def version(session: Session, slug: str, number: int) -> schemas.ProblemVersionDetail:
    """Return a version with its files.

    Raises:
        UnknownVersion: there is none of that number.
    """
    record, row = _version(session, slug, number)
    person = session.get(Person, row.person_id) if row.person_id else None
    item = _item(row, person.name if person else "", _counts(session, slug), current=row.id == record.version_id)
    files = session.get_one(ProblemContent, row.digest).files
    return schemas.ProblemVersionDetail(**item.model_dump(), files=files, report=row.report)


def _version(session: Session, slug: str, number: int) -> tuple[ProblemRecord, ProblemVersion]:
    record = _record(session, slug)
    query = select(ProblemVersion).where(ProblemVersion.problem_id == record.id, ProblemVersion.number == number)
    row = session.exec(query).first()
    if row is None:
        raise UnknownVersion(f"There is no version {number} of {slug}.")
    return record, row


def choose(
    session: Session, versions: Versions, user: CurrentUser, slug: str, number: int
) -> schemas.ProblemVersionList:
    """Make a version the one that members get. A folder's newest one is the folder itself, and follows its changes.

    Raises:
        UnknownVersion: there is none of that number.
        NotPublishable: it is an earlier one of the folder: only the browser can bring that back.
    """
    record, row = _version(session, slug, number)
    if row.source == VersionSource.FOLDER and row.id != record.folder_version_id:
        raise NotPublishable(
            f"The folder has moved on since version {number}. Begin a draft from that version, and publish it."
        )
    record.version_id = row.id
    session.add(record)
    session.flush()
    audit.record(session, user, "version chosen", problem=slug, version=number)
    after_commit(session, versions.refresh)
    return listed(session, slug)


def restore(session: Session, user: CurrentUser, slug: str, number: int) -> int:
    """Put the files of a version into the problem's draft, which is begun if there is none; return the draft's id.

    Raises:
        UnknownVersion: there is none of that number.
    """
    record, row = _version(session, slug, number)
    files = session.get_one(ProblemContent, row.digest).files
    draft = session.exec(select(ProblemDraft).where(ProblemDraft.slug == slug)).first()
    if draft is None:
        draft = drafts.begin(session, user, slug, record.section, files, row.digest)
    else:
        drafts.replace(session, user, draft, files)
    assert draft.id is not None
    return draft.id


def set_visible(
    session: Session, library: Library, versions: Versions, user: CurrentUser, slug: str, *, hidden: bool
) -> schemas.ProblemVersionList:
    """Unpublish a problem, or publish it again. Nobody loses a mark.

    Raises:
        UnknownProblem: there is none.
    """
    row = session.exec(select(ProblemRecord).where(ProblemRecord.slug == slug)).first()
    row = row or identify(session, library.for_authors(slug))
    set_hidden(row, hidden=hidden)
    session.add(row)
    session.flush()
    audit.record(session, user, "problem hidden" if hidden else "problem shown", problem=slug)
    after_commit(session, versions.refresh)
    return listed(session, slug)


def overview(session: Session, library: Library) -> schemas.AuthoredProblems:
    """Return every problem that has a folder, a version or a draft, by title."""
    library.look_below()
    outline = library.syllabus
    records = {row.slug: row for row in session.exec(select(ProblemRecord)).all()}
    numbered = {row.id: row for row in session.exec(select(ProblemVersion)).all()}
    works = {row.slug: row for row in session.exec(select(ProblemDraft)).all()}
    faults = library.faults()
    listed_slugs = library.listed_slugs
    items = []
    for slug in sorted({*library.slugs, *records, *works, *(set(faults) - {"syllabus.toml"})}):
        problem = library.author_view(slug)
        record, work = records.get(slug), works.get(slug)
        if problem is None and work is None and slug not in faults:
            continue  # a folder that has gone
        current = numbered.get(record.version_id) if record else None
        newest = numbered.get(record.folder_version_id) if record else None
        published = current is not None and current.source == VersionSource.BROWSER
        newer = newest is not None and current is not None and published and newest.number > current.number
        known = library.listed(slug) if slug in outline.positions else None
        items.append(
            schemas.AuthoredProblem(
                slug=slug,
                section=problem.section if problem else work.section if work else "",
                title=problem.title if problem else known.title if known else slug,
                difficulty=problem.difficulty if problem else known.difficulty if known else Difficulty.EASY,
                listed=slug in listed_slugs,
                shown=library.find(slug) is not None,
                hidden=bool(record and record.hidden_at),
                source=VersionSource(current.source) if current else None,
                version=current.number if current else None,
                folder_version=newest.number if newer and newest else None,
                draft=work.id if work else None,
                fault=faults.get(slug, ""),
            )
        )
    return schemas.AuthoredProblems(
        problems=sorted(items, key=lambda item: item.title.lower()),
        sections=[section.slug for section in outline.sections if section.slug != "more"],
    )
