"""The study list in the browser: what it is, saving it as a revision, going back, and its form as Markdown."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sqlmodel import Session, col, select

from judge.package.problem import Difficulty
from server.accounts import audit
from server.accounts.current_user import CurrentUser
from server.authoring import syllabus_schemas as schemas
from server.authoring.errors import InvalidSyllabus, SyllabusConflict, UnknownRevision
from server.authoring.syllabus_markdown import read_markdown
from server.catalog.library import Library
from server.catalog.syllabus import ListedProblem, Section, SyllabusOutline, Topic
from server.catalog.syllabus_revisions import SyllabusRevisions, from_rows, newest, to_rows
from server.db.engine import after_commit
from server.db.models import Person
from server.db.problem_models import SyllabusRevision
from server.db.states import VersionSource

SHOWN = 50  # revisions that the page lists


def show(session: Session, library: Library) -> schemas.EditedSyllabus:
    """Return the study list as it holds now, and who changed it when."""
    last = newest(session)
    saved = last is not None and last.sections is not None
    outline = from_rows(last.sections or ()) if last and saved else library.folder_syllabus
    query = (
        select(SyllabusRevision, Person.name)
        .join(Person, col(Person.id) == SyllabusRevision.person_id, isouter=True)
        .order_by(col(SyllabusRevision.number).desc())
        .limit(SHOWN)
    )
    return schemas.EditedSyllabus(
        number=last.number or 0 if last else 0,
        source=VersionSource.BROWSER if saved else VersionSource.FOLDER,
        folder_changed=bool(last and saved and last.folder_digest != folder_digest(library.root)),
        sections=_shown(outline),
        revisions=[
            schemas.SyllabusRevisionItem(
                number=row.number or 0,
                source=VersionSource.FOLDER if row.sections is None else VersionSource.BROWSER,
                by=name or "",
                at=row.at,
                note=row.note,
            )
            for row, name in session.exec(query)
        ],
    )


def _shown(outline: SyllabusOutline) -> list[schemas.EditedSection]:
    return [
        schemas.EditedSection(
            slug=section.slug,
            title=section.title,
            stars=section.stars,
            topics=[
                schemas.EditedTopic(
                    id=topic.id,
                    name=topic.name,
                    group=topic.group or "",
                    done=topic.done,
                    problems=[each.slug for each in topic.problems],
                )
                for topic in section.topics
            ],
        )
        for section in outline.sections
    ]


def save(
    session: Session, library: Library, revisions: SyllabusRevisions, user: CurrentUser, change: schemas.SyllabusChange
) -> schemas.EditedSyllabus:
    """Make an edited list the one that holds.

    Raises:
        SyllabusConflict: somebody has saved another one since.
        InvalidSyllabus: two sections, topics or problems have one name.
    """
    last = newest(session)
    if (last.number if last else 0) != change.base:
        raise SyllabusConflict(details={"number": last.number if last else 0})
    outline = _outline(library, change.sections)
    _add(session, library, revisions, user, outline, change.note)
    return show(session, library)


def _outline(library: Library, sections: Iterable[schemas.EditedSection]) -> SyllabusOutline:
    sections = list(sections)
    topics = [topic for section in sections for topic in section.topics]
    _check_unique("section", (section.slug for section in sections))
    _check_unique("topic", (topic.id for topic in topics))
    _check_unique("problem", (slug for topic in topics for slug in topic.problems))
    return SyllabusOutline(
        tuple(
            Section(number, each.slug, each.title, each.stars, tuple(_topic(library, topic) for topic in each.topics))
            for number, each in enumerate(sections, 1)
        )
    )


def _topic(library: Library, topic: schemas.EditedTopic) -> Topic:
    problems = tuple(_listed(library, slug) for slug in topic.problems)
    return Topic(topic.id, topic.name, topic.group or None, topic.done, problems)


def _listed(library: Library, slug: str) -> ListedProblem:
    """Return the title and difficulty of a problem. One that is not written yet has those of the folder's list."""
    if slug in library.syllabus.positions:
        return library.listed(slug)
    problem, place = library.author_view(slug), library.folder_syllabus.positions.get(slug)
    if problem is not None:
        return ListedProblem(slug, problem.title, problem.difficulty)
    return place.listed if place else ListedProblem(slug, slug.replace("-", " ").capitalize(), Difficulty.MEDIUM)


def _check_unique(what: str, names: Iterable[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise InvalidSyllabus(f"The {what} {twice[0]} is on the list twice. Take one of them off.", field="sections")


def _add(
    session: Session,
    library: Library,
    revisions: SyllabusRevisions,
    user: CurrentUser,
    outline: SyllabusOutline | None,
    note: str,
) -> None:
    row = SyllabusRevision(
        sections=None if outline is None else to_rows(outline),
        folder_digest=folder_digest(library.root),
        person_id=user.id,
        note=note,
    )
    session.add(row)
    session.flush()
    audit.record(session, user, "study list changed", revision=row.number, note=note)
    after_commit(session, revisions.refresh)


def restore(
    session: Session, library: Library, revisions: SyllabusRevisions, user: CurrentUser, number: int
) -> schemas.EditedSyllabus:
    """Make an earlier revision the one that holds, as a new revision; 0 is the folder's list.

    Raises:
        UnknownRevision: there is none of that number.
    """
    row = session.get(SyllabusRevision, number) if number else None
    if number and row is None:
        raise UnknownRevision(f"There is no revision {number} of the study list.")
    outline = from_rows(row.sections) if row is not None and row.sections is not None else None
    note = f"Revision {number} again." if outline is not None else "The list of the problems' folder again."
    _add(session, library, revisions, user, outline, note)
    return show(session, library)


def from_markdown(library: Library, markdown: str) -> list[schemas.EditedSection]:
    """Return a Markdown list as sections to look through and save.

    Raises:
        InvalidSyllabus: it has no section with topics, or is longer than a study list may be.
    """
    sections = read_markdown(markdown, library.syllabus)
    if len(sections) > schemas.SECTIONS or any(len(section.topics) > schemas.TOPICS for section in sections):
        message = f"A list has at most {schemas.SECTIONS} sections of {schemas.TOPICS} topics each."
        raise InvalidSyllabus(message, field="markdown")
    return [
        schemas.EditedSection(
            slug=section.slug,
            title=section.title[: schemas.NAME_CHARACTERS],
            stars=section.stars,
            topics=[
                schemas.EditedTopic(
                    id=topic.id,
                    name=topic.name[: schemas.NAME_CHARACTERS],
                    group=(topic.group or "")[: schemas.NAME_CHARACTERS],
                    done=topic.done,
                    problems=[slug for slug in topic.problems if len(slug) <= schemas.SLUG_CHARACTERS][
                        : schemas.PROBLEMS
                    ],
                )
                for topic in section.topics
            ],
        )
        for section in sections
    ]


def folder_digest(root: Path) -> str:
    """Return the SHA-256 of the folder's study list in hex; "" if it can't be read."""
    try:
        return hashlib.sha256((root / "syllabus.toml").read_bytes()).hexdigest()
    except OSError:
        return ""
