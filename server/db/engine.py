"""Opens and migrates the database, and provides transactions that read and write it.

`read()` and `write()` each yield a session, which is one transaction. What is written is on disk when `write()` has
ended. With `durable=False` it survives the death of the process but not of the machine, which saves the wait for the
disk. The events of a running submission are written so, because the next attempt produces lost ones again.

Only `Database.__init__` and `commit_counter` decide by the kind of database. Today there is one kind, SQLite
(sqlite.py); another one needs an engine and a counter of commits, and nothing outside this package changes.
"""

from __future__ import annotations

import logging
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Engine, column, inspect, select, table, update
from sqlmodel import Session

from server.core.startup_errors import DatabaseEmpty, DatabaseTooNew, NoDatabase, WorkersRunning
from server.db import sqlite
from server.db.errors import unavailable
from server.db.models import LOCAL_PERSON, Person
from server.db.states import PersonRole

FILE = "gradus.db"
MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0007"  # the newest revision in migrations/versions; a test holds the two together

_VERSION = table("alembic_version", column("version_num"))
_AFTER_COMMIT = "gradus_after_commit"  # key of a session's `info`: the functions to call

log = logging.getLogger(__name__)


class Database:
    """Provides transactions on one database.

    Attributes:
        trouble: why the last writing transaction failed; None if it succeeded.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble: str | None = None
        self._writers = sqlite.Writers()
        self.engine = sqlite.open_engine(path, self._writers)
        self._durable = self.engine.execution_options(gradus_write=True, gradus_durable=True)
        self._fast = self.engine.execution_options(gradus_write=True, gradus_durable=False)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yields a session that reads one state of the database."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Session]:
        """Yields a session whose changes are committed at the end of the block, or rolled back if it raises."""
        engine = self._durable if durable else self._fast
        try:
            with Session(engine, expire_on_commit=False) as session:
                with session.begin():
                    yield session
                calls = session.info.pop(_AFTER_COMMIT, ())
        except Exception as error:
            self.trouble = unavailable(error) or self.trouble
            raise
        self.trouble = None
        for call in calls:
            call()

    def try_to_write(self) -> None:
        """Writes a row without changing it; raises an error if the database can't be written."""
        with self.write() as session:
            session.connection().execute(update(Person).values(name=Person.name))

    def waited(self) -> float:
        """Returns the seconds for which a thread of this process has waited for its turn to write; 0 if none waits."""
        return self._writers.waited()

    def give_back(self, pages: int) -> None:
        """Makes the file smaller by at most so many of its unused pages."""
        sqlite.give_back(self.engine, pages)

    def commit_counter(self) -> AbstractContextManager[Callable[[], int]]:
        """Yields a function whose value changes when another connection has committed."""
        return sqlite.commit_counter(self.engine)

    def version(self) -> str | None:
        """Returns the revision of the schema that the database has now."""
        return read_revision(self.engine)

    def close(self) -> None:
        self.engine.dispose()


def after_commit(session: Session, call: Callable[[], None]) -> None:
    """Has a function called once the transaction of a `write` is committed, and not if it is rolled back.

    SQLAlchemy's own event for one session takes as long as a statement does.
    """
    session.info.setdefault(_AFTER_COMMIT, []).append(call)


def open_database(home: Path, *, alone: bool = True) -> Database:
    """Opens the database of a home, and creates or migrates it to this version's schema.

    Args:
        home: the folder.
        alone: whether no other process has it open, so that its tables may be changed.

    Raises:
        DatabaseEmpty: its file has no content.
        DatabaseTooNew: a newer version wrote it.
        WorkersRunning: it has to be migrated, and another process uses it.
    """
    _check_file(home / FILE)
    database = Database(home / FILE)
    try:
        _bring_up_to_date(database, alone=alone)
    except BaseException:
        database.close()
        raise
    return database


def _check_file(path: Path) -> None:
    """Checks that an existing file is not empty, and that a file is its owner's alone."""
    try:
        found = path.stat()
    except FileNotFoundError:
        sqlite.create_file(path)
        return
    if not found.st_size:
        raise DatabaseEmpty(
            f"The database {path} is empty: something has cut it off. Put a backup in its place, or delete it to begin "
            "anew without what was in it."
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        log.warning("the database could be read by other users; it is its owner's alone now", extra={"path": str(path)})
        for file in (path, *path.parent.glob(f"{path.name}-*")):
            file.chmod(0o600)


def open_existing(home: Path) -> Database:
    """Opens the database of a home without migrating it.

    Raises:
        NoDatabase: no server of this version has created or migrated it.
        DatabaseTooNew: a newer version wrote it.
    """
    path = home / FILE
    database = Database(path)
    revision = database.version() if path.exists() else None
    if revision == HEAD:
        return database
    database.close()
    if revision is None:
        raise NoDatabase(
            f"The home {home} has no database yet. Start `gradus serve` on it first, or name the server's home with "
            "--home or GRADUS_HOME."
        )
    if revision > HEAD:
        raise _too_new(path, revision)
    raise NoDatabase(f"{path} is of an older version. Start this version's `gradus serve` on it first.")


def read_revision(engine: Engine) -> str | None:
    """Returns the revision of the schema, None for an empty database.

    It does without Alembic, whose import would cost every start 0.2 seconds.
    """
    with engine.connect() as connection:
        if not inspect(connection).has_table(_VERSION.name):
            return None
        return connection.scalar(select(_VERSION.c.version_num))


def _too_new(path: Path, revision: str) -> DatabaseTooNew:
    return DatabaseTooNew(
        f"{path} was written by a newer version of Gradus (schema {revision}; this version knows {HEAD}). "
        "Update Gradus, or choose another home with --home."
    )


def _bring_up_to_date(database: Database, *, alone: bool) -> None:
    revision = database.version()
    if revision != HEAD and revision is not None and not alone:
        raise WorkersRunning(
            f"{database.path} has to be brought up to date, and a worker of another version is at work on it. "
            "Stop every `gradus worker` of this home, and start the server again."
        )
    if revision != HEAD:
        _migrate(database, revision)
        sqlite.compact(database.engine)
    _ensure_person(database)


def _migrate(database: Database, revision: str | None) -> None:
    from alembic import command  # noqa: PLC0415  (see read_revision)
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise _too_new(database.path, revision)
    config.attributes["engine"] = database.engine
    command.upgrade(config, "head")


def _ensure_person(database: Database) -> None:
    with database.read() as session:
        if session.get(Person, LOCAL_PERSON) is not None:
            return
    with database.write() as session:
        session.add(Person(id=LOCAL_PERSON, name="local", role=PersonRole.ADMIN.value))
