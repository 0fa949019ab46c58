"""Tells other processes of a home at once that the database has something new for them.

Theory of operation. The database is the truth; a ring only says that it is worth a look, and by itself means nothing.
Every process that listens has a named pipe in the home's folder `bells/`, and who commits writes a line of a few bytes
into the pipes of those whom it concerns: a new job concerns the workers, a submission's events the server. A line that
is so short is written whole or not at all, and a full pipe takes none: nobody ever waits for a listener. A pipe without
a reader was left by a process that died; who finds it takes it away.

A ring can be lost (a process is killed between its commit and its ring), so a listener also asks SQLite once a second
whether anybody has committed (`PRAGMA data_version`, some microseconds), and takes a yes for a ring that concerns all.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import select
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from server.db.states import Role

FOLDER = "bells"
LOST_SECONDS = 1.0  # that a lost ring costs at most
BYTES = 1 << 16  # read at once: all that a pipe holds, so that no line is cut

log = logging.getLogger(__name__)

Heard = Callable[[int | None], None]


class Bell:
    """Rings for other processes, and hears them; safe to ring from many threads."""

    def __init__(self, home: Path, role: Role, database: Path) -> None:
        self._folder = home / FOLDER
        self._path = self._folder / f"{role}-{uuid.uuid4().hex}"
        self._database = database
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._pipe = -1
        self._thread: threading.Thread | None = None

    def ring_for_job(self) -> None:
        """There is a job to take: all workers hear it."""
        self._ring(b"0\n", tuple(f"{role}-" for role in Role))

    def ring_for_events(self, submission_id: int) -> None:
        """A submission has new events: the server hears it, whose readers wait for them."""
        self._ring(b"%d\n" % submission_id, (f"{Role.SERVER}-",))

    def start(self, heard: Heard) -> None:
        """Calls `heard` from a thread: with a submission that has new events, or None when anything may be new."""
        hidden = self._path.with_name(self._path.name.replace("-", "."))  # a pipe that is found has its reader
        os.mkfifo(hidden, 0o600)
        self._pipe = os.open(hidden, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)  # with a writer, it has no end
        hidden.rename(self._path)
        self._thread = threading.Thread(target=self._listen, args=(heard,), name="bell", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._path.unlink(missing_ok=True)
        if self._thread is not None:
            os.write(self._pipe, b"end\n")
            self._thread.join()
            os.close(self._pipe)
            self._thread = None

    def _ring(self, line: bytes, whom: tuple[str, ...]) -> None:
        for name in os.listdir(self._folder):  # noqa: PTH208  (on the way of every submission)
            if name.startswith(whom) and name != self._path.name:
                _write(self._folder / name, line)

    def _listen(self, heard: Heard) -> None:
        ready = select.poll()
        ready.register(self._pipe, select.POLLIN)
        with contextlib.closing(sqlite3.connect(self._database)) as connection:
            seen, look = _version(connection), time.monotonic() + LOST_SECONDS
            while True:
                lines = set(os.read(self._pipe, BYTES).split()) if ready.poll(LOST_SECONDS * 1000) else set()
                if b"end" in lines:
                    return
                for each in lines:
                    heard(int(each) or None)
                if time.monotonic() >= look:
                    version, look = _version(connection), time.monotonic() + LOST_SECONDS
                    if version != seen:
                        seen = version
                        heard(None)


def _version(connection: sqlite3.Connection) -> int:
    """Another number for every commit of another connection; trouble counts as one."""
    try:
        return int(connection.execute("PRAGMA data_version").fetchone()[0])
    except sqlite3.Error as error:
        log.warning("the database does not tell whether it has changed", extra={"cause": str(error)})
        return -time.monotonic_ns()


def _write(path: Path, line: bytes) -> None:
    try:
        pipe = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == errno.ENXIO:
            path.unlink(missing_ok=True)
        return  # its owner has just ended
    with contextlib.suppress(OSError):  # full, or its reader has just ended
        os.write(pipe, line)
    os.close(pipe)
