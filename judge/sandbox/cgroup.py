"""Puts a zygote and all its children into a memory cgroup, if this process may make one.

A submission is limited by rlimits: every byte it can hold is in its address space. Rlimits do not cover what the kernel
holds for it (page tables of mappings far apart) and what many sessions take together. A zygote is put into a cgroup
when it starts, which costs some milliseconds once; its children start in it, which costs nothing. When the cgroup is
full, the kernel kills its largest process, which is a child.
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
PREFIX = "gradus-"  # start of the name of every cgroup of ours; the pid of its maker follows
REMOVE_SECONDS = 2.0  # longest wait for the processes of a cgroup to end before it is left
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class MemoryCgroup:
    """A cgroup with a memory limit."""

    folder: Path
    version: int
    limit: int

    def remove(self) -> None:
        """Remove the cgroup once its processes are dead; if that fails, another process removes it later."""
        deadline = time.monotonic() + REMOVE_SECONDS
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


def limit_memory(pid: int, limit: int) -> MemoryCgroup | Layer:
    """Put a process into a cgroup of its own; return the cgroup, or the layer that is missing, with the reason."""
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
            return MemoryCgroup(folder, version, limit)
    return Layer("memory cgroup", False, f"rlimits alone: {reason}")


def _write(path: Path, value: int) -> None:
    path.write_text(str(value))


def _parents() -> Iterator[tuple[int, Path]]:
    """Yield the cgroups in which ours could be made, with the version of their hierarchy."""
    try:
        lines = Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return
    for line in lines:
        _number, controllers, own = line.split(":", 2)
        if controllers == "memory":
            yield 1, MOUNT / "memory" / own.lstrip("/")
        elif not controllers:
            own_cgroup = MOUNT / own.lstrip("/")
            # The parent too: the kernel gives the children of a cgroup that has processes no controller.
            for parent in (own_cgroup, own_cgroup.parent):
                with contextlib.suppress(OSError):
                    if "memory" in (parent / "cgroup.subtree_control").read_text().split():
                        yield 2, parent


def _sweep(parent: Path) -> None:
    """Remove the cgroups of processes that have ended."""
    for folder in parent.glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).split("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            with contextlib.suppress(OSError):
                folder.rmdir()
