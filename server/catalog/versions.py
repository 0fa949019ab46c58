"""The versions of problems: every state that was published, immutable, and which of them members get.

Theory of operation. A problem has an identity (the `id` of problem.toml), a slug, and numbered versions, each of which
names a content by its digest. A folder is one source of versions: its sound states are recorded as they are read, by
one thread, so that no request waits for it. The browser is the other. What is published there stands above the folder
until an admin takes the folder's again; the library asks `served` which problems that holds for.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from judge.package.load import load_files
from judge.package.problem import Problem, Unsound
from server.db.engine import Database
from server.db.errors import DATABASE_ERRORS
from server.db.models import MARKS, SUBMISSIONS, Draft, now
from server.db.problem_models import (
    PROBLEMS,
    VERSIONS,
    ProblemContent,
    ProblemDraft,
    ProblemRecord,
    ProblemVersion,
)
from server.db.states import VersionSource

log = logging.getLogger(__name__)

REFRESH_SECONDS = 2.0  # longest time until what another process has published is served here
KEPT = 64  # contents that are kept loaded


@dataclass(frozen=True)
class Served:
    """What members get of a problem where that is not simply its folder.

    Attributes:
        digest: of the content that was published in the browser; None where the folder holds.
        hidden: whether it is unpublished.
    """

    section: str
    digest: str | None
    hidden: bool


class Versions:
    """Records, finds and loads versions. Safe to use from many threads."""

    def __init__(self, database: Database, *, recording: bool) -> None:
        """Prepare; nothing is recorded before `start`.

        Args:
            database: of the home.
            recording: whether this process records what it reads from folders; one process does it for all.
        """
        self._database = database
        self._recording = recording
        self._served: Mapping[str, Served] = {}
        self._read_at = float("-inf")  # monotonic time of the last look at the database
        self._lock = threading.Lock()
        self._loaded: dict[tuple[str, str], Problem | None] = {}  # by slug and digest, the oldest first
        self._waiting: queue.SimpleQueue[Problem | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._record_all, name="versions", daemon=True)
        self.recorded: Callable[[], None] = lambda: None  # called after each recording; for tests

    def start(self) -> None:
        if self._recording:
            self._thread.start()

    def close(self) -> None:
        if self._thread.ident is not None:
            self._waiting.put(None)
            self._thread.join()

    # What is served

    def served(self) -> Mapping[str, Served]:
        """Return, by slug, the problems that are hidden or come from the browser."""
        if time.monotonic() - self._read_at > REFRESH_SECONDS:
            self.refresh()
        return self._served

    def refresh(self) -> None:
        """Read again what is served, after this process has changed it."""
        self._read_at = time.monotonic()
        query = (
            select(PROBLEMS.c.slug, PROBLEMS.c.section, PROBLEMS.c.hidden_at, VERSIONS.c.digest, VERSIONS.c.source)
            .join(VERSIONS, VERSIONS.c.id == PROBLEMS.c.version_id, isouter=True)
            .where((PROBLEMS.c.hidden_at.is_not(None)) | (VERSIONS.c.source == VersionSource.BROWSER.value))
        )
        try:
            with self._database.read() as session:
                rows = session.connection().execute(query).all()
        except DATABASE_ERRORS as error:  # the next look tries again; what was served until now is
            log.warning("the published versions could not be read", extra={"cause": str(error)})
            return
        self._served = {
            row.slug: Served(
                row.section, row.digest if row.source == VersionSource.BROWSER else None, row.hidden_at is not None
            )
            for row in rows
        }

    def load(self, slug: str, section: str, digest: str) -> Problem | None:
        """Return the problem of a stored content; None if it is not stored, or no longer sound by today's rules."""
        key = (slug, digest)
        with self._lock:
            if key in self._loaded:
                return self._loaded[key]
        files = self.content(digest)
        if files is None:
            return None
        try:
            problem: Problem | None = load_files(slug, section, files)
        except Unsound as unsound:
            log.warning("a stored version is not sound", extra={"problem": slug, "faults": str(unsound.faults[0])})
            problem = None
        with self._lock:
            self._loaded[key] = problem
            while len(self._loaded) > KEPT:
                del self._loaded[next(iter(self._loaded))]
        return problem

    def content(self, digest: str) -> Mapping[str, str] | None:
        """Return the files of a digest; None if they are not stored."""
        with self._database.read() as session:
            row = session.get(ProblemContent, digest)
            return row.files if row else None

    # Recording folders

    def record_later(self, problem: Problem) -> None:
        """Have the state of a folder recorded soon. It does not wait: the caller may be in a transaction."""
        if self._recording:
            self._waiting.put(problem)

    def _record_all(self) -> None:
        while (problem := self._waiting.get()) is not None:
            try:
                with self._database.write(durable=False) as session:  # the next start records it again
                    record_folder(session, problem)
                self.recorded()
            except Exception:  # such as a full disk: the folder is judged from its files all the same
                log.exception("a version could not be recorded", extra={"problem": problem.slug})


def store_content(session: Session, digest: str, files: Mapping[str, str]) -> None:
    """Add files under their digest, unless they are there."""
    if session.get(ProblemContent, digest) is None:
        session.add(ProblemContent(digest=digest, files=dict(files)))
        session.flush()


def record_folder(session: Session, problem: Problem) -> ProblemRecord:
    """Record the state of a folder: a version if it is new, and a rename if its identity is known by another slug."""
    row = identify(session, problem)
    newest = session.get(ProblemVersion, row.folder_version_id) if row.folder_version_id else None
    if newest is not None and newest.digest == problem.digest:
        return row
    version = add_version(session, row, problem, VersionSource.FOLDER)
    row.folder_version_id = version.id
    current = session.get(ProblemVersion, row.version_id) if row.version_id else None
    if current is None or current.source == VersionSource.FOLDER:
        row.version_id = version.id
    row.section = problem.section
    session.add(row)
    return row


def identify(session: Session, problem: Problem) -> ProblemRecord:
    """Return the record of a problem. Everything that names it by its slug follows a rename in this transaction."""
    row = session.get(ProblemRecord, problem.id)
    named = session.exec(select_rows(ProblemRecord).where(ProblemRecord.slug == problem.slug)).first()
    if row is None and named is None:
        row = ProblemRecord(id=problem.id, slug=problem.slug, section=problem.section)
        session.add(row)
        session.flush()
    elif row is None and named is not None:  # the folder was given an identity, or another one
        row = ProblemRecord(id=problem.id, **named.model_dump(exclude={"id", "slug"}), slug=f"{problem.slug}\n")
        session.add(row)
        session.flush()
        connection = session.connection()
        connection.execute(update(VERSIONS).where(VERSIONS.c.problem_id == named.id).values(problem_id=row.id))
        session.delete(named)
        session.flush()
        row.slug = problem.slug
        session.add(row)
    elif row is not None and row.slug != problem.slug:
        if named is not None:  # another problem had this slug before; nothing of it is lost
            named.slug = f"{named.slug}~{named.id[:8]}"
            session.add(named)
            session.flush()
        _rename(session, row, problem.slug)
    assert row is not None
    return row


def _rename(session: Session, row: ProblemRecord, slug: str) -> None:
    log.info("a problem was renamed", extra={"problem": slug, "before": row.slug})
    connection, old = session.connection(), row.slug
    drafts = Draft.__table__  # type: ignore[attr-defined]
    connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.problem == old).values(problem=slug))
    for table in (drafts, MARKS):
        other = table.alias()
        taken = exists().where(other.c.person_id == table.c.person_id, other.c.problem == slug)
        connection.execute(update(table).where(table.c.problem == old, ~taken).values(problem=slug))
    works = ProblemDraft.__table__  # type: ignore[attr-defined]
    connection.execute(update(works).where(works.c.slug == old).values(slug=slug))
    row.slug = slug
    session.add(row)


def add_version(
    session: Session,
    row: ProblemRecord,
    problem: Problem,
    source: VersionSource,
    *,
    person_id: int | None = None,
    note: str = "",
    report: Mapping[str, Any] | None = None,
) -> ProblemVersion:
    """Add the next version of a problem."""
    store_content(session, problem.digest, problem.files)
    last = session.exec(select_rows(func.max(ProblemVersion.number)).where(ProblemVersion.problem_id == row.id)).one()
    version = ProblemVersion(
        problem_id=row.id,
        number=(last or 0) + 1,
        digest=problem.digest,
        source=source,
        person_id=person_id,
        note=note,
        report=dict(report) if report is not None else None,
    )
    session.add(version)
    session.flush()
    return version


def numbers(session: Session, slug: str) -> dict[str, int]:
    """Return the number of each version of a problem by its digest; of a content that came back, the first."""
    query = (
        select_rows(ProblemVersion.digest, ProblemVersion.number)
        .join(ProblemRecord, col(ProblemRecord.id) == ProblemVersion.problem_id)
        .where(ProblemRecord.slug == slug)
        .order_by(col(ProblemVersion.number).desc())
    )
    return dict(session.exec(query).all())


def set_hidden(row: ProblemRecord, *, hidden: bool) -> None:
    """Unpublish a problem, or publish it again. Marks and submissions stay."""
    row.hidden_at = (row.hidden_at or now()) if hidden else None
