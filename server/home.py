"""The home folder of a server: made, tried and locked at the start."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

from server.starting import HomeUnusable, unwritable

LOCK_FILE = "server.lock"


class Home:
    """A home that is this process's alone until it is closed or the process ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock: IO[str] = (path / LOCK_FILE).open("a+")
        except OSError as error:
            raise HomeUnusable(
                f"{unwritable(path, error)} Make it writable, or choose another with --home or GRADUS_HOME."
            ) from error
        self._take_lock()

    def _take_lock(self) -> None:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.seek(0)
            pid = self._lock.read().strip() or "unknown"
            self._lock.close()
            raise HomeUnusable(
                f"Another Gradus server (process {pid}) is using the home {self.path}. "
                "Open the address that it printed, stop it, or choose another home with --home."
            ) from error
        self._lock.truncate(0)
        self._lock.write(str(os.getpid()))
        self._lock.flush()

    def close(self) -> None:
        self._lock.close()
