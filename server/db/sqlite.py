"""Everything specific to SQLite: sets up connections, begins transactions, detects commits of other connections."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from server.db.errors import DatabaseBusy

BUSY_SECONDS = 10  # longest wait for another writer
WAITING = 16  # threads that may wait so long; the others stay free to read
CROWDED_SECONDS = 2.0  # longest wait of a thread beyond them
INCREMENTAL = 2  # value of PRAGMA auto_vacuum
LOG_BYTES = 64 * 1024 * 1024  # bytes of the write-ahead log's file that are kept when the log is empty

log = logging.getLogger(__name__)


class Writers:
    """Limits the threads of a process that wait for the write lock, so that others can read while it is held."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._since: dict[int, float] = {}  # monotonic time since which a thread has waited

    def begin(self, connection: Any) -> None:
        """Takes the write lock.

        Raises:
            DatabaseBusy: WAITING threads wait already, one of them for more than CROWDED_SECONDS.
            sqlite3.OperationalError: it was not free in time.
        """
        thread, now = threading.get_ident(), time.monotonic()
        with self._lock:
            crowded = len(self._since) >= WAITING
            if crowded and now - min(self._since.values()) > CROWDED_SECONDS:
                raise DatabaseBusy
            self._since[thread] = now
        try:
            if crowded:
                connection.execute(f"PRAGMA busy_timeout = {int(CROWDED_SECONDS * 1000)}")
            try:
                connection.execute("BEGIN IMMEDIATE")
            finally:
                if crowded:
                    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        finally:
            with self._lock:
                del self._since[thread]

    def waited(self) -> float:
        """Returns the seconds for which some thread has waited; 0 if none waits."""
        with self._lock:
            return time.monotonic() - min(self._since.values()) if self._since else 0.0


def create_file(path: Path) -> None:
    """Creates a database without tables, which is its owner's alone and whose file can shrink."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")


def open_engine(path: Path, writers: Writers) -> Engine:
    """Opens an engine on one file, in WAL mode and with foreign keys enforced."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # not a text: a path may hold ?, % and #
        connect_args={"timeout": BUSY_SECONDS},
        max_overflow=-1,  # a connection for each thread that asks: the threads are limited where they are made
        hide_parameters=True,  # an error's text goes into the log, where no source belongs
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", lambda connection: _on_begin(connection, writers))
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # `_on_begin` begins the transactions, not the driver
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA journal_size_limit = {LOG_BYTES}")
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection, writers: Writers) -> None:
    """Begins a transaction; a writer takes the write lock at once.

    So two writers wait for each other instead of failing half-way.
    """
    options = connection.get_execution_options()
    driver: Any = connection.connection.driver_connection  # SQLAlchemy's own execution would take ten times as long
    if options.get("gradus_write"):
        driver.execute(f"PRAGMA synchronous = {'FULL' if options['gradus_durable'] else 'NORMAL'}")
        writers.begin(driver)
    else:
        driver.execute("BEGIN DEFERRED")


def compact(engine: Engine) -> None:
    """Rewrites a database that an older version made, so that its file can shrink from now on."""
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        if cursor.execute("PRAGMA auto_vacuum").fetchone()[0] == INCREMENTAL:
            return
        cursor.execute("PRAGMA auto_vacuum = INCREMENTAL")
        try:
            cursor.execute("VACUUM")
        except sqlite3.OperationalError as error:
            log.warning("the database could not be rewritten; its file will not shrink", extra={"cause": str(error)})


def give_back(engine: Engine, pages: int) -> None:
    """Gives at most so many unused pages of the file back to the file system."""
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.executescript(f"PRAGMA incremental_vacuum({pages:d})")  # `execute` would free one page


@contextmanager
def commit_counter(engine: Engine) -> Iterator[Callable[[], int]]:
    """Yields a function whose value changes with every commit of another connection; it takes some microseconds.

    The value changes too if the database can't be asked, so that nobody misses a commit.
    """
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:

        def count() -> int:
            try:
                cursor.execute("PRAGMA data_version")
                return int(cursor.fetchall()[0][0])
            except sqlite3.Error as error:
                log.warning("the database could not be asked for new commits", extra={"cause": str(error)})
                return -time.monotonic_ns()

        yield count
