"""Notifies the other processes of a home that the database has something new for them.

Theory of operation. The database is authoritative; a notification only says that it is worth reading, and carries no
data. Every process that listens has a named pipe in the home's folder `notify/`. A process that has committed writes
a line of a few bytes into the pipes of those it concerns: a new job concerns every process, a submission's events
concern the server. The kernel writes a line so short as a whole or not at all, and a full pipe takes none, so nobody
ever waits for a listener. A pipe without a reader belonged to a process that died; the next sender deletes it.

A notification can be lost (a process is killed after its commit and before it could notify), so a listener also asks
the database once a second whether another process has committed. If so, it calls its listeners with None: anything
may be new.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from server.db.engine import Database
from server.db.states import ProcessRole

FOLDER = "notify"
POLL_SECONDS = 1.0  # longest delay when a notification is lost
BYTES = 1 << 16  # bytes read at once: all that a pipe holds, so that no line is cut

Listener = Callable[[int | None], None]


class Notifier:
    """Sends notifications to other processes and receives theirs. Safe to send from many threads."""

    def __init__(self, home: Path, role: ProcessRole, database: Database) -> None:
        self._folder = home / FOLDER
        self._path = self._folder / f"{role}-{uuid.uuid4().hex}"
        self._database = database
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._listeners: list[Listener] = []
        self._pipe = -1
        self._thread: threading.Thread | None = None

    def notify_job(self) -> None:
        """Tells every other process that there is a job to claim."""
        self._send(b"0\n", tuple(f"{role}-" for role in ProcessRole))

    def notify_events(self, submission_id: int) -> None:
        """Tells the server, whose clients wait for them, that a submission has new events."""
        self._send(b"%d\n" % submission_id, (f"{ProcessRole.SERVER}-",))

    def add_listener(self, listener: Listener) -> None:
        """Adds a function that is called with a submission that has new events, or None if anything may be new.

        It is called from the notifier's thread. Listeners are added before `start`.
        """
        self._listeners.append(listener)

    def start(self) -> None:
        """Starts the thread that receives notifications."""
        hidden = self._path.with_name(self._path.name.replace("-", "."))  # a sender finds only a pipe with a reader
        os.mkfifo(hidden, 0o600)
        self._pipe = os.open(hidden, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe with a writer never ends
        hidden.rename(self._path)
        self._thread = threading.Thread(target=self._listen, name="notifier", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._path.unlink(missing_ok=True)
        if self._thread is not None:
            os.write(self._pipe, b"end\n")
            self._thread.join()
            os.close(self._pipe)
            self._thread = None

    def _send(self, line: bytes, receivers: tuple[str, ...]) -> None:
        for name in os.listdir(self._folder):  # noqa: PTH208  (a Path for each name costs every submission)
            if name.startswith(receivers) and name != self._path.name:
                _write(self._folder / name, line)

    def _listen(self) -> None:
        ready = select.poll()
        ready.register(self._pipe, select.POLLIN)
        with self._database.commit_counter() as count:
            seen, next_poll = count(), time.monotonic() + POLL_SECONDS
            while True:
                lines = set(os.read(self._pipe, BYTES).split()) if ready.poll(POLL_SECONDS * 1000) else set()
                if b"end" in lines:
                    return
                for each in lines:
                    self._call_listeners(int(each) or None)
                if time.monotonic() >= next_poll:
                    counted, next_poll = count(), time.monotonic() + POLL_SECONDS
                    if counted != seen:
                        seen = counted
                        self._call_listeners(None)

    def _call_listeners(self, submission_id: int | None) -> None:
        for listener in self._listeners:
            listener(submission_id)


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
