"""What is SQLite's own: how a connection is set up, how a transaction begins, how commits of others are noticed."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_SECONDS = 30  # longest wait for another writer

log = logging.getLogger(__name__)


def open_engine(path: Path) -> Engine:
    """Opens an engine on one file, in WAL mode and with foreign keys enforced."""
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": BUSY_SECONDS},
        max_overflow=-1,  # a connection for each thread that asks: the threads are limited where they are made
        hide_parameters=True,  # an error's text goes into the log, where no source belongs
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # `_on_begin` begins the transactions, not the driver
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    """A writer takes the write lock at once, so that two writers wait for each other instead of failing half-way."""
    options = connection.get_execution_options()
    driver: Any = connection.connection.driver_connection  # SQLAlchemy's own execution would take ten times as long
    if options.get("gradus_write"):
        driver.execute(f"PRAGMA synchronous = {'FULL' if options['gradus_durable'] else 'NORMAL'}")
        driver.execute("BEGIN IMMEDIATE")
    else:
        driver.execute("BEGIN DEFERRED")


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
