"""The home folder: made, tried and locked at the start of whatever process works on it.

Two locks show which processes use it, and the kernel releases the locks of a process that dies:

- `server.lock` is the one server's alone.
- `home.lock` is shared by all, the server and the workers. The process that holds it exclusively is alone, and may
  change tables.

SQLite's write-ahead log needs one kernel for all who open it, so `home.lock` also says which machine they are on: the
boot's number, which is the same in every container of a machine and on no other.
"""

from __future__ import annotations

import fcntl
import logging
import os
import platform
import stat
from pathlib import Path
from typing import IO

from server.core.startup_errors import HomeUnusable, unwritable

log = logging.getLogger(__name__)

SERVER_LOCK = "server.lock"
COMMON_LOCK = "home.lock"
BOOT = Path("/proc/sys/kernel/random/boot_id")


class Home:
    """The lock of a process on its home folder, held until it is closed or the process ends.

    Attributes:
        alone: whether no other process is; until `share`, none can become one.
    """

    def __init__(self, path: Path, *, server: bool = True) -> None:
        self.path = path
        self._locks: list[IO[str]] = []
        try:
            if server:
                path.mkdir(parents=True, exist_ok=True, mode=0o700)
                _close_to_others(path)
                self._take_server_lock()
            elif not path.is_dir():
                self._refuse_missing()
            self.alone = self._take_common_lock()
        except OSError as error:
            self.close()
            raise HomeUnusable(
                f"{unwritable(path, error)} Make it writable, or choose another with --home or GRADUS_HOME."
            ) from error
        except HomeUnusable:
            self.close()
            raise

    def share(self) -> None:
        """Let other processes into the home."""
        fcntl.flock(self._locks[-1], fcntl.LOCK_SH)

    def try_lock(self, name: str) -> bool:
        """Take the lock of a task that one process does for all; return whether it was free. Held until `close`."""
        lock = self._open(f"{name}.lock")
        return _locked(lock, fcntl.LOCK_EX)

    def close(self) -> None:
        for lock in self._locks:
            lock.close()
        self._locks.clear()

    def _refuse_missing(self) -> None:
        raise HomeUnusable(
            f"There is no home {self.path}. Start `gradus serve` on it first, or name the server's home with --home or "
            "GRADUS_HOME."
        )

    def _open(self, name: str) -> IO[str]:
        lock = (self.path / name).open("a+")
        self._locks.append(lock)
        return lock

    def _take_server_lock(self) -> None:
        lock = self._open(SERVER_LOCK)
        if not _locked(lock, fcntl.LOCK_EX):
            pid = _read(lock) or "unknown"
            raise HomeUnusable(
                f"Another Gradus server (process {pid}) is using the home {self.path}. "
                "Open the address that it printed, stop it, or choose another home with --home."
            )
        _write(lock, str(os.getpid()))

    def _take_common_lock(self) -> bool:
        lock = self._open(COMMON_LOCK)
        here = _machine()
        if _locked(lock, fcntl.LOCK_EX):
            _write(lock, here)
            return True
        fcntl.flock(lock, fcntl.LOCK_SH)
        there = _read(lock)
        if there.partition(" ")[0] != here.partition(" ")[0]:
            raise HomeUnusable(
                f"The home {self.path} is in use on another machine ({there.partition(' ')[2] or 'unknown'}), and its "
                "database is one machine's. Run the server and its workers there, or choose another home with --home."
            )
        return False


def _close_to_others(path: Path) -> None:
    """Make the home its owner's alone, whoever made the folder."""
    if not stat.S_IMODE(path.stat().st_mode) & 0o077:
        return
    try:
        path.chmod(0o700)
    except PermissionError:  # a volume of another owner
        log.warning("the home can be read by other users, and belongs to another user", extra={"home": str(path)})


def _locked(lock: IO[str], how: int) -> bool:
    try:
        fcntl.flock(lock, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _machine() -> str:
    """Return what all processes on one kernel have in common, and the host's name for people."""
    name = platform.node()
    try:
        return f"{BOOT.read_text().strip()} {name}"
    except OSError:
        return f"{name} {name}"


def _read(lock: IO[str]) -> str:
    lock.seek(0)
    return lock.read().strip()


def _write(lock: IO[str], text: str) -> None:
    lock.truncate(0)
    lock.write(text)
    lock.flush()
