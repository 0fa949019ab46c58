"""The library of problems: the study list and its folders, each of which is loaded when it is first asked for.

A folder is read again when a file of it has changed, so that an author sees an edit at once. A folder with faults
counts as not written: the log says how many faults it has, and `gradus problem check` lists them.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from judge.package.load import find, load
from judge.package.problem import Problem, Unsound
from server.catalog.syllabus import ListedProblem, SyllabusOutline, SyllabusPosition, read_syllabus
from server.core.errors import UnknownProblem
from server.core.text import did_you_mean, nearest

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.05  # time for which a folder is taken to be unchanged: a submission asks for its problem twice

Stamp = tuple[tuple[str, int, int], ...]  # name, time of change in ns and size in bytes of every file of a folder


@dataclass(frozen=True)
class _Loaded:
    stamp: Stamp
    problem: Problem | None  # None if the folder has faults


class Library:
    """Problems by slug. Safe to use from many threads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.syllabus: SyllabusOutline = read_syllabus(root / "syllabus.toml")
        self._folders = {folder.name: folder for folder in find(root)}
        self._loaded: dict[str, _Loaded] = {}
        self._looked: dict[str, float] = {}  # monotonic time of the last look at each folder
        self._lock = threading.Lock()

    def load_all(self) -> None:
        """Read every folder, so that no request waits for one later."""
        for slug in self.slugs:
            self.find(slug)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the problems that have a folder, in the order of the study list."""
        return tuple(slug for slug in self.syllabus.positions if slug in self._folders)

    def available(self, slug: str) -> bool:
        """Whether the problem can be opened. A folder that has not been read yet counts as sound."""
        loaded = self._loaded.get(slug)
        return slug in self._folders and (loaded is None or loaded.problem is not None)

    def find(self, slug: str) -> Problem | None:
        """Return the problem as its folder is now, or None if there is no folder or it has faults."""
        if slug not in self._folders or slug not in self.syllabus.positions:
            return None
        loaded, now = self._loaded.get(slug), time.monotonic()
        if loaded is not None and now - self._looked.get(slug, -LOOK_SECONDS) < LOOK_SECONDS:
            return loaded.problem
        stamp = _stamp(self._folders[slug])
        with self._lock:
            loaded = self._loaded.get(slug)
            if loaded is None or loaded.stamp != stamp:
                loaded = self._loaded[slug] = _Loaded(stamp, _load(self._folders[slug]))
            self._looked[slug] = now
        return loaded.problem

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
        loaded = self._loaded.get(slug)
        if loaded is not None and loaded.problem is not None:
            return ListedProblem(slug, loaded.problem.title, loaded.problem.difficulty)
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


def _load(folder: Path) -> Problem | None:
    try:
        return load(folder)
    except Unsound as unsound:
        log.warning("the problem folder has faults", extra={"problem": folder.name, "faults": len(unsound.faults)})
        return None


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
