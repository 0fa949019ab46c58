"""The library of problems: the study list and its problems, each of which is loaded when it is first asked for.

A folder is read again when a file of it has changed. Every few seconds the tree is looked through for new folders and
a changed study list, so that an author sees an edit without a restart. Where a change brings faults, the last sound
version stays: the log spells the faults out, and readiness and the admin page name the problems. A folder that
never was sound is as good as not written. What was published in the browser stands above a folder
(server/catalog/versions.py). Problems that the list does not name stand at its end, in a section of their own.
"""

from __future__ import annotations

import logging
import os
import threading
import time
import uuid
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from judge.package.files import find
from judge.package.load import load
from judge.package.manifest import MANIFEST
from judge.package.problem import Fault, Problem, Unsound
from server.catalog.syllabus import (
    ListedProblem,
    SyllabusBroken,
    SyllabusOutline,
    SyllabusPosition,
    read_syllabus,
    with_unlisted,
)
from server.catalog.syllabus_revisions import SyllabusRevisions
from server.catalog.versions import Served, Versions
from server.core.errors import UnknownProblem
from server.core.text import did_you_mean, nearest

log = logging.getLogger(__name__)

SCAN_SECONDS = 2.0  # longest time until a new folder or a changed study list is noticed
SPELLED_OUT = 5  # faults of a folder that a line of the log holds
LOOK_SECONDS = 0.05  # time for which a folder is taken to be unchanged: a submission asks for its problem twice

Stamp = tuple[tuple[str, int, int], ...]  # name, time of change in ns and size in bytes of every file of a folder


@dataclass(frozen=True)
class _Loaded:
    stamp: Stamp
    problem: Problem | None  # the last sound version; None if there was none
    faults: tuple[Fault, ...] = ()  # of the folder as it is now


class Library:
    """Problems by slug. Safe to use from many threads."""

    def __init__(
        self, root: Path, versions: Versions | None = None, revisions: SyllabusRevisions | None = None
    ) -> None:
        """Read the study list.

        Args:
            root: the folder with the study list and the problem folders.
            versions: what was published in the browser, and where the folders' own versions are recorded; None: there
                is neither.
            revisions: of the study list that were saved in the browser; None: there are none.

        Raises:
            SyllabusBroken: it can't be read.
        """
        self.root = root
        self._versions = versions
        self._revisions = revisions
        self._merged: tuple[object, SyllabusOutline] = (None, SyllabusOutline(()))  # what it was made from, the list
        self._list_stamp = _file_stamp(root / "syllabus.toml")
        self._syllabus: SyllabusOutline = read_syllabus(root / "syllabus.toml")
        self._list_fault = ""
        self._scanned = time.monotonic()
        self._folders = {folder.name: folder for folder in find(root)}
        self._loaded: dict[str, _Loaded] = {}
        self._looked: dict[str, float] = {}  # monotonic time of the last look at each folder
        self._lock = threading.Lock()
        self._scanning = threading.Lock()

    @property
    def syllabus(self) -> SyllabusOutline:
        """The study list as it is now, or as it was before somebody broke it, and what it does not name."""
        self._scan()
        base = self.base_syllabus
        unlisted = tuple(sorted(self._unlisted(base)))
        made_from = (base, unlisted)
        if self._merged[0] != made_from:
            self._merged = (made_from, with_unlisted(base, [self._listing(slug) for slug in unlisted]))
        return self._merged[1]

    @property
    def base_syllabus(self) -> SyllabusOutline:
        """The list that was saved in the browser, or the folder's where none was, without what it does not name."""
        saved = self._revisions.current() if self._revisions else None
        return self._syllabus if saved is None else saved

    @property
    def folder_syllabus(self) -> SyllabusOutline:
        """The list of the problems' folder."""
        self._scan()
        return self._syllabus

    def _unlisted(self, base: SyllabusOutline) -> Iterator[str]:
        """Yield the problems that can be opened although the list does not name them."""
        listed = base.positions
        for slug in {*self._folders, *self._served()}:
            if slug not in listed and self._current(slug) is not None:
                yield slug

    def _listing(self, slug: str) -> ListedProblem:
        problem = self._current(slug)
        assert problem is not None
        return ListedProblem(slug, problem.title, problem.difficulty)

    def _served(self) -> Mapping[str, Served]:
        return self._versions.served() if self._versions else {}

    def faults(self) -> dict[str, str]:
        """Return the first fault of each problem whose folder has some, by its slug, and that of the study list."""
        found = {slug: _summary(loaded.faults) for slug, loaded in list(self._loaded.items()) if loaded.faults}
        return {"syllabus.toml": self._list_fault, **found} if self._list_fault else found

    def _scan(self) -> None:
        """Look for new folders, for those that are gone, and for a changed study list, if the last look is old."""
        if time.monotonic() - self._scanned < SCAN_SECONDS or not self._scanning.acquire(blocking=False):
            return
        try:
            self._folders = {folder.name: folder for folder in find(self.root)}
            self._read_list()
            self._scanned = time.monotonic()
        except OSError as error:
            log.warning("the problems' folder could not be looked through", extra={"cause": str(error)})
        finally:
            self._scanning.release()

    def _read_list(self) -> None:
        path = self.root / "syllabus.toml"
        stamp = _file_stamp(path)
        if stamp == self._list_stamp:
            return
        self._list_stamp = stamp
        try:
            self._syllabus, self._list_fault = read_syllabus(path), ""
        except SyllabusBroken as error:
            self._list_fault = str(error)
            log.warning("the study list is broken; the last sound one stays", extra={"faults": str(error)})

    def load_all(self) -> None:
        """Read every folder, so that no request waits for one later."""
        for slug in self.slugs:
            self.find(slug)
        self.look_below()

    def look_below(self) -> None:
        """Read the folders above which a version of the browser stands: nobody asks for them, and they may change."""
        for slug, served in self._served().items():
            if served.digest:
                self.in_folder(slug)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the problems that are written, in the order of the study list."""
        served = self._served()
        return tuple(slug for slug in self.syllabus.positions if slug in self._folders or slug in served)

    def available(self, slug: str) -> bool:
        """Return whether the problem can be opened. A folder that has not been read yet counts as sound."""
        if served := self._served().get(slug):
            if served.hidden:
                return False
            if served.digest:
                return self._current(slug) is not None
        loaded = self._loaded.get(slug)
        return slug in self._folders and (loaded is None or loaded.problem is not None)

    def find(self, slug: str) -> Problem | None:
        """Return the problem as members get it now; None if there is none, or it is hidden or not sound."""
        return self._current(slug)

    def _current(self, slug: str) -> Problem | None:
        served = self._served().get(slug)
        if served is not None and served.hidden:
            return None
        if served is not None and served.digest and self._versions is not None:
            return self._versions.load(slug, served.section, served.digest)
        return self.in_folder(slug)

    def for_authors(self, slug: str) -> Problem:
        """Return the problem as members get it, or as they would if it were not hidden.

        Raises:
            UnknownProblem: there is none.
        """
        problem = self.author_view(slug)
        if problem is None:
            raise self.unknown(slug)
        return problem

    def author_view(self, slug: str) -> Problem | None:
        """Return what `for_authors` does; None if there is none."""
        served = self._served().get(slug)
        if self._versions is not None and served is not None and served.digest is not None:
            return self._versions.load(slug, served.section, served.digest)
        return self.in_folder(slug)

    @property
    def listed_slugs(self) -> Container[str]:
        """The slugs that the study list itself names."""
        return self.base_syllabus.positions

    def pinned(self, slug: str, digest: str) -> Problem | None:
        """Return the version of a problem that a submission was sent for, or the present one if that is not stored."""
        current = self._current(slug)
        if self._versions is None or (current is not None and current.digest == digest):
            return current
        folder = self._folders.get(slug)
        section = current.section if current else folder.parent.name if folder else ""
        return self._versions.load(slug, section, digest) or current

    def in_folder(self, slug: str) -> Problem | None:
        """Return the problem as its folder is now, or None if there is no folder or it has faults."""
        self._scan()
        folder = self._folders.get(slug)
        if folder is None:
            return None
        loaded, now = self._loaded.get(slug), time.monotonic()
        if loaded is not None and now - self._looked.get(slug, -LOOK_SECONDS) < LOOK_SECONDS:
            return loaded.problem
        stamp = _stamp(folder)
        with self._lock:
            before = self._loaded.get(slug)
            loaded = before
            if loaded is None or loaded.stamp != stamp:
                loaded = self._loaded[slug] = self._unique(_load(folder, stamp, loaded.problem if loaded else None))
            self._looked[slug] = now
        if self._versions is not None and loaded is not before and loaded.problem and not loaded.faults:
            self._versions.record_later(loaded.problem)
        return loaded.problem

    def _unique(self, loaded: _Loaded) -> _Loaded:
        """Return what was loaded, or a fault where another folder has the same identity."""
        problem = loaded.problem
        if problem is None:
            return loaded
        for slug, other in self._loaded.items():
            twin = other.problem is not None and other.problem.id == problem.id and not other.faults
            if twin and slug != problem.slug and slug in self._folders:
                message = f'The id is that of {slug}, too. One of them needs its own: id = "{uuid.uuid4()}"'
                return _Loaded(loaded.stamp, None, (Fault(MANIFEST, 1, message),))
        return loaded

    def problem(self, slug: str) -> Problem:
        """Return the problem of that slug.

        Raises:
            UnknownProblem: there is none; the message and the details name the nearest.
        """
        problem = self.find(slug)
        if problem is None:
            raise self.unknown(slug)
        return problem

    def unknown(self, slug: str) -> UnknownProblem:
        near = [name for name in nearest(slug, self.slugs) if name != slug]
        if place := self.syllabus.positions.get(slug):
            message = f"{place.listed.title} is on the list, but not written yet."
        else:
            message = f"There is no problem {slug!r}.{did_you_mean(near)}"
        return UnknownProblem(message, field="problem", details={"nearest": near})

    def place(self, slug: str) -> SyllabusPosition:
        return self.syllabus.positions[slug]

    def listed(self, slug: str) -> ListedProblem:
        """Return a problem's title and difficulty: of its folder if that has been read, otherwise of the list."""
        served = self._served().get(slug)
        loaded = self._loaded.get(slug)
        problem = self._current(slug) if served else loaded.problem if loaded else None
        if problem is not None:
            return ListedProblem(slug, problem.title, problem.difficulty)
        return self.syllabus.positions[slug].listed

    def title(self, slug: str) -> str:
        """Return the title of a problem, or its slug if the list has lost it since."""
        return self.listed(slug).title if slug in self.syllabus.positions else slug

    def neighbours(self, slug: str) -> tuple[ListedProblem | None, ListedProblem | None]:
        """Return the available problems before and after this one."""
        slugs = [other for other in self.slugs if other == slug or self.available(other)]
        at = slugs.index(slug)
        before = self.listed(slugs[at - 1]) if at > 0 else None
        after = self.listed(slugs[at + 1]) if at + 1 < len(slugs) else None
        return before, after

    def availability(self) -> Mapping[str, bool]:
        return {slug: self.available(slug) for slug in self.syllabus.positions}


def _load(folder: Path, stamp: Stamp, last: Problem | None) -> _Loaded:
    """Read a folder; where it has faults, the last sound version of the problem stays."""
    try:
        return _Loaded(stamp, load(folder))
    except Unsound as unsound:
        outcome = "the last sound version stays" if last else "the problem is not shown"
        about = {"problem": folder.name, "faults": _summary(unsound.faults, SPELLED_OUT)}
        log.warning("the problem folder has faults; %s", outcome, extra=about)
        return _Loaded(stamp, last, tuple(unsound.faults))


def _summary(faults: Sequence[Fault], most: int = 1) -> str:
    """Return the first few faults as one text, and how many more there are."""
    texts = [str(fault) for fault in faults[:most]]
    if len(faults) > most:
        texts.append(f"and {len(faults) - most} more")
    return "; ".join(texts)


def _file_stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def _stamp(folder: Path) -> Stamp:
    try:
        stats = list(_stats(folder))
    except OSError:  # a file went away while the folder was read
        return ()
    return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats))


def _stats(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield every file below the folder. By os.scandir, because every submission waits for it and pathlib is slower."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stats(Path(entry.path))
            elif not entry.name.endswith(".pyc"):
                yield entry.path, entry.stat()
