"""A memory cgroup around a zygote and all its children, where this process may make one.

The limits that count for a submission are rlimits: every byte it can hold is in its address space. What they can't
see is what the kernel holds for it (page tables of mappings far apart) and what many sessions take together. A zygote
is put into a cgroup when it starts, which costs some milliseconds once; its children are born in it, which costs
nothing. When the cgroup is full, the kernel ends its largest process, which is a child, for want of memory.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from judge.shared.protocol import Layer

MOUNT = Path("/sys/fs/cgroup")
PREFIX = "gradus-"
PATIENCE = 2.0  # seconds in which the processes of a cgroup that is to go are gone
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Fence:
    """A cgroup with a memory limit."""

    folder: Path
    version: int
    limit: int

    def remove(self) -> None:
        """Once its processes are dead; what can't be removed now is removed by the next `fence` of another process."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.folder.rmdir()
            except OSError:
                if time.monotonic() > deadline or not self.folder.exists():
                    return
                time.sleep(0.002)
            else:
                return

    @property
    def layer(self) -> Layer:
        return Layer("memory cgroup", True, f"version {self.version}, {self.limit >> 20} MB for all sessions of a role")


def half_of_memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2


def fence(pid: int, limit: int) -> Fence | Layer:
    """Put a process into a cgroup of its own; or the missing layer, with the reason."""
    reason = "no memory controller is mounted"
    for version, parent in _parents():
        folder = parent / f"{PREFIX}{os.getpid()}-{next(_numbers)}"
        try:
            _sweep(parent)
            folder.mkdir()
            try:
                _write(folder / ("memory.max" if version == 2 else "memory.limit_in_bytes"), limit)
                _write(folder / "cgroup.procs", pid)
            except OSError:
                folder.rmdir()
                raise
        except OSError as error:
            reason = f"{error.strerror}: {error.filename}"
        else:
            return Fence(folder, version, limit)
    return Layer("memory cgroup", False, f"rlimits alone: {reason}")


def _write(path: Path, value: int) -> None:
    path.write_text(str(value))


def _parents() -> Iterator[tuple[int, Path]]:
    """Cgroups in which ours could be made, with the version of their hierarchy."""
    try:
        lines = Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return
    for line in lines:
        _number, controllers, own = line.split(":", 2)
        if controllers == "memory":
            yield 1, MOUNT / "memory" / own.lstrip("/")
        elif not controllers:
            place = MOUNT / own.lstrip("/")
            for parent in (place, place.parent):  # one with processes of its own can't have children that count
                with contextlib.suppress(OSError):
                    if "memory" in (parent / "cgroup.subtree_control").read_text().split():
                        yield 2, parent


def _sweep(parent: Path) -> None:
    """Remove what processes left behind that are gone."""
    for folder in parent.glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            with contextlib.suppress(OSError):
                folder.rmdir()
