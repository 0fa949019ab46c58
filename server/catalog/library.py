"""The problems that there are: the study list, and the folders behind it, loaded when they are first asked for.

A folder is read again when a file of it has changed, so that an author sees an edit at once. A folder with faults
counts as not written: its faults are in the log, and `gradus problem check` lists them.
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
from server.catalog.syllabus import Listed, Place, Syllabus, did_you_mean, nearest, read_syllabus
from server.core.errors import UnknownProblem

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.05  # between two looks at a folder: a submission asks for its problem more than once

Stamp = tuple[tuple[str, int, int], ...]  # name, time of change and size of every file of a folder


@dataclass(frozen=True)
class _Loaded:
    stamp: Stamp
    problem: Problem | None  # None: unsound


class Library:
    """Problems by slug. Safe to use from many threads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.syllabus: Syllabus = read_syllabus(root / "syllabus.toml")
        self._folders = {folder.name: folder for folder in find(root)}
        self._loaded: dict[str, _Loaded] = {}
        self._looked: dict[str, float] = {}  # when each folder was looked at last
        self._lock = threading.Lock()

    def load_all(self) -> None:
        """Reads every folder, so that nobody waits for one later."""
        for slug in self.slugs:
            self.find(slug)

    @property
    def slugs(self) -> tuple[str, ...]:
        """Of the problems that have a folder, in the list's order."""
        return tuple(slug for slug in self.syllabus.places if slug in self._folders)

    def available(self, slug: str) -> bool:
        """Whether the problem can be opened; a folder that was not read yet is taken to be sound."""
        loaded = self._loaded.get(slug)
        return slug in self._folders and (loaded is None or loaded.problem is not None)

    def find(self, slug: str) -> Problem | None:
        """The problem as its folder is now; None where there is none, or it is unsound."""
        if slug not in self._folders or slug not in self.syllabus.places:
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
        """The problem of that slug.

        Raises:
            UnknownProblem: with the nearest names.
        """
        problem = self.find(slug)
        if problem is None:
            raise self.unknown(slug)
        return problem

    def unknown(self, slug: str) -> UnknownProblem:
        near = [name for name in nearest(slug, self.slugs) if name != slug]
        if place := self.syllabus.places.get(slug):
            message = f"{place.listed.title} is on the list, but not written yet."
        else:
            message = f"There is no problem {slug!r}.{did_you_mean(near)}"
        return UnknownProblem(message, field="problem", details={"nearest": near})

    def place(self, slug: str) -> Place:
        return self.syllabus.places[slug]

    def listed(self, slug: str) -> Listed:
        """A problem's title and difficulty: its folder's where that has been read, else the list's."""
        loaded = self._loaded.get(slug)
        if loaded is not None and loaded.problem is not None:
            return Listed(slug, loaded.problem.title, loaded.problem.difficulty)
        return self.syllabus.places[slug].listed

    def title(self, slug: str) -> str:
        """For a problem that may have left the list since."""
        return self.listed(slug).title if slug in self.syllabus.places else slug

    def neighbours(self, slug: str) -> tuple[Listed | None, Listed | None]:
        """The available problems before and after this one."""
        slugs = [other for other in self.slugs if other == slug or self.available(other)]
        at = slugs.index(slug)
        before = self.listed(slugs[at - 1]) if at > 0 else None
        after = self.listed(slugs[at + 1]) if at + 1 < len(slugs) else None
        return before, after

    def availability(self) -> Mapping[str, bool]:
        return {slug: self.available(slug) for slug in self.syllabus.places}


def _load(folder: Path) -> Problem | None:
    try:
        return load(folder)
    except Unsound as unsound:
        log.warning("unsound problem", extra={"problem": folder.name, "faults": len(unsound.faults)})
        return None


def _stamp(folder: Path) -> Stamp:
    try:
        stats = list(_stats(folder))
    except OSError:  # a file went away while the folder was read
        return ()
    return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats))


def _stats(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below the folder: on the way of each submission, so not by pathlib."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stats(Path(entry.path))
            elif not entry.name.endswith(".pyc"):
                yield entry.path, entry.stat()
