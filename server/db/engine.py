"""The database: SQLite in WAL mode, brought up to date at the start.

`read()` and `write()` each open a transaction and end it, with a session of the ORM; `look()` and `begin()` are for the
prepared statements of a submission's way (statements.py), and a look may see what is stored between two of them.
Writers take SQLite's write lock at the beginning, so that two of them wait for each other instead of failing half-way.
What is written is on disk when they return. With `durable=False` it survives the death of the process but not of the
machine, which saves the wait for the disk: the events of a running submission are written so, because a lost one is
made again by the next attempt.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlmodel import Session

from server.core.startup_errors import DatabaseTooNew, NoDatabase, WorkersRunning
from server.db.models import LOCAL_PERSON, Person
from server.db.statements import Transaction

FILE = "gradus.db"
MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0003"  # the newest revision in migrations/versions; a test holds the two together
BUSY_SECONDS = 30


class Database:
    """Transactions on one SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = create_engine(
            f"sqlite:///{path}",
            connect_args={"timeout": BUSY_SECONDS},
            max_overflow=-1,  # a connection for each thread that asks: the threads are limited where they are made
            hide_parameters=True,  # an error's text goes into the log, where no source belongs
        )
        event.listen(self.engine, "connect", _on_connect)
        event.listen(self.engine, "begin", _on_begin)
        self._writer = self.engine.execution_options(gradus_begin="IMMEDIATE", gradus_synchronous="FULL")
        self._hasty = self.engine.execution_options(gradus_begin="IMMEDIATE", gradus_synchronous="NORMAL")

    @contextmanager
    def read(self) -> Iterator[Session]:
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Session]:
        with Session(self._writer if durable else self._hasty, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def look(self) -> Iterator[Transaction]:
        with closing(self.engine.raw_connection()) as connection:
            yield Transaction(connection.cursor(), self.engine.dialect)

    @contextmanager
    def begin(self, *, durable: bool = True) -> Iterator[Transaction]:
        with closing(self.engine.raw_connection()) as connection:  # what is not committed the pool rolls back
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            cursor.execute("BEGIN IMMEDIATE")
            transaction = Transaction(cursor, self.engine.dialect)
            try:
                yield transaction
                cursor.execute("COMMIT")
            except BaseException:
                for call in transaction.undone:
                    call()
                raise
        for call in transaction.after:
            call()

    def version(self) -> str | None:
        """The schema that the file has now."""
        return _revision(self.path)

    def close(self) -> None:
        self.engine.dispose()


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver's own guess
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "gradus_synchronous" in options:
        connection.exec_driver_sql(f"PRAGMA synchronous = {options['gradus_synchronous']}")
    connection.exec_driver_sql(f"BEGIN {options.get('gradus_begin', 'DEFERRED')}")


def open_database(home: Path, *, alone: bool = True) -> Database:
    """The database of a home, made or migrated to this version's schema.

    Args:
        home: the folder.
        alone: whether no other process has it open, so that its tables may be changed.

    Raises:
        DatabaseTooNew: a newer version wrote it.
        WorkersRunning: it has to be migrated, and somebody is at work on it.
    """
    path = home / FILE
    revision = _revision(path)
    if revision != HEAD and revision is not None and not alone:
        raise WorkersRunning(
            f"{path} has to be brought up to date, and a worker of another version is at work on it. "
            "Stop every `gradus worker` of this home, and start the server again."
        )
    database = Database(path)
    if revision != HEAD:
        _migrate(database.engine, path, revision)
    _ensure_person(database)
    return database


def open_existing(home: Path) -> Database:
    """The database of a home as a server has left it, for a process that changes no tables.

    Raises:
        NoDatabase: no server of this version has made it, or brought it up to date.
        DatabaseTooNew: a newer version wrote it.
    """
    path = home / FILE
    revision = _revision(path)
    if revision is None:
        raise NoDatabase(
            f"The home {home} has no database yet. Start `gradus serve` on it first, or name the server's home with "
            "--home or GRADUS_HOME."
        )
    if revision > HEAD:
        raise _too_new(path, revision)
    if revision != HEAD:
        raise NoDatabase(f"{path} is of an older version. Start this version's `gradus serve` on it first.")
    return Database(path)


def _too_new(path: Path, revision: str) -> DatabaseTooNew:
    return DatabaseTooNew(
        f"{path} was written by a newer version of Gradus (schema {revision}; this version knows {HEAD}). "
        "Update Gradus, or choose another home with --home."
    )


def _revision(path: Path) -> str | None:
    """The schema that the file has, read without Alembic, whose import costs a start 0.2 seconds."""
    if not path.exists():
        return None
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    finally:
        connection.close()
    return row[0] if row else None


def _migrate(engine: Engine, path: Path, revision: str | None) -> None:
    from alembic import command  # noqa: PLC0415  (see _revision)
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise _too_new(path, revision)
    config.attributes["engine"] = engine
    command.upgrade(config, "head")


def _ensure_person(database: Database) -> None:
    with database.read() as session:
        if session.get(Person, LOCAL_PERSON) is not None:
            return
    with database.write() as session:
        session.add(Person(id=LOCAL_PERSON, name="local"))
