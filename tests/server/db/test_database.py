"""The database: made, migrated, refused when it is from the future; and what a transaction promises."""

import json
import sqlite3
import threading
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex
from sqlmodel import SQLModel, select

from server.core.startup_errors import DatabaseTooNew, WorkersRunning
from server.db import engine as db
from server.db.engine import FILE, HEAD, MIGRATIONS, open_database
from server.db.models import Event, Job, Person, Submission
from server.events import pruning
from server.events.pruning import prune_some
from server.events.schemas import SubmissionReport


@pytest.fixture
def database(home):
    database = open_database(home)
    yield database
    database.close()


def test_a_new_home_gets_a_database_with_its_person(tmp_path):
    database = open_database(tmp_path)
    with database.read() as session:
        assert [person.name for person in session.exec(select(Person))] == ["local"]
    database.close()


def test_the_migrations_make_what_the_models_say(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_there_is_one_newest_migration_and_the_code_names_it():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_database_from_a_newer_version_is_refused(home):
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseTooNew, match=r"newer version of Gradus \(schema 9999.*Update Gradus"):
        open_database(home)


def test_an_open_database_is_opened_again_without_alembic(home, monkeypatch):
    monkeypatch.setattr(db, "_migrate", lambda *_arguments: pytest.fail("migrated again"))
    open_database(home).close()


def test_jobs_of_an_older_server_wait_again_after_the_migration(tmp_path):
    """A database of the first schema, with a job that its server had in hand."""
    database = open_database(tmp_path)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = database.engine
    command.downgrade(config, "0001")
    with database.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO submission (id, person_id, problem, version, mode, source, custom, state, attempt, sentence, "
            "passed, total, created_at) VALUES (1, 1, 'p', 'v', 'run', '', '[]', 'running', 1, '', 0, 0, '2026-01-01')"
        )
        connection.exec_driver_sql("INSERT INTO job VALUES (1, 1, 1, '2026-01-01', TRUE)")
    database.close()
    database = open_database(tmp_path)
    with database.read() as session:
        assert session.get_one(Submission, 1).state == "queued"
        job = session.get_one(Job, 1)
        assert (job.owner, job.attempt) == (None, 1)
    database.close()


def test_stored_reports_show_several_failures_after_the_migration(tmp_path):
    """Reports of the second schema: one with a failure and a lesson, an accepted one, and one without a report."""
    database = open_database(tmp_path)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = database.engine
    command.downgrade(config, "0002")
    case = {"case": "f/edge/a", "entry": "f", "group": "edge", "verdict": "wrong_answer"}
    old = {"type": "verdict", "verdict": "wrong_answer", "sentence": "Wrong.", "groups": [], "hint": "", "cpu": 0.0}
    old |= {"reference_cpu": None, "memory": None, "line": None}
    reports = {
        1: {**old, "failure": case, "misconception": "The max is missing."},
        2: {**old, "verdict": "accepted", "failure": None, "misconception": ""},
        3: None,
    }
    with database.engine.begin() as connection:
        for number, report in reports.items():
            connection.exec_driver_sql(
                "INSERT INTO submission (id, person_id, problem, version, mode, source, custom, state, attempt, "
                "sentence, passed, total, created_at, report) "
                "VALUES (?, 1, 'p', 'v', 'submit', '', '[]', 'done', 1, '', 0, 0, '2026-01-01', ?)",
                (number, json.dumps(report) if report else None),
            )
        body = json.dumps({**reports[1], "attempt": 1})
        connection.exec_driver_sql("INSERT INTO event VALUES (1, 1, 1, 0, 'started', '{}')")
        connection.exec_driver_sql("INSERT INTO event VALUES (2, 1, 1, 1, 'verdict', ?)", (body,))
    database.close()
    database = open_database(tmp_path)
    with database.read() as session:
        kept = {number: session.get_one(Submission, number).report for number in reports}
        told = json.loads(session.get_one(Event, 2).body)
    database.close()
    assert kept[3] is None
    assert SubmissionReport.model_validate(kept[2]).failures == []
    for report in (kept[1], told):
        (failure,) = SubmissionReport.model_validate(report).failures
        assert (failure.case, failure.lesson) == ("f/edge/a", "The max is missing.")
        assert "misconception" not in report
        assert "failure" not in report
    assert told["attempt"] == 1


def test_it_is_in_wal_mode_with_foreign_keys(database):
    with database.write() as session:
        pragma = lambda name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()  # noqa: E731
        assert pragma("journal_mode") == "wal"
        assert pragma("foreign_keys") == 1
        assert pragma("synchronous") == 2, "full: on disk when the transaction ends"
    with database.write(durable=False) as session:
        assert pragma("synchronous") == 1


def test_a_transaction_that_fails_leaves_nothing(database):
    def fail():
        with database.write() as session:
            session.add(Person(id=7, name="x"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.read() as session:
        assert session.get(Person, 7) is None


def test_writers_wait_for_each_other(database):
    """Read, then write, in many threads: with deferred transactions some would fail with SQLITE_BUSY."""

    def rename():
        for _ in range(20):
            with database.write() as session:
                person = session.get_one(Person, 1)
                person.name += "x"
                session.add(person)

    threads = [threading.Thread(target=rename) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert session.get_one(Person, 1).name == "local" + "x" * 80


def test_times_come_back_in_utc(database):
    with database.read() as session:
        assert session.get_one(Person, 1).created_at.utcoffset().total_seconds() == 0


def test_the_database_itself_holds_one_verdict(database):
    with database.write() as session:
        session.add(Submission(id=1, person_id=1, problem="p", version="v", mode="run", source="", state="done"))
        session.flush()
        session.add(Event(submission_id=1, attempt=1, n=1, type="verdict", body="{}"))
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Event(submission_id=1, attempt=2, n=1, type="verdict", body="{}"))


def test_old_single_cases_are_forgotten_and_their_verdicts_kept(database):
    week, month = datetime(2026, 3, 8, tzinfo=UTC), datetime(2026, 2, 8, tzinfo=UTC)
    fields = {"person_id": 1, "problem": "p", "version": "v", "mode": "run", "source": "", "state": "done"}
    with database.write() as session:
        session.add(Submission(id=1, finished_at=month, **fields))
        session.add(Submission(id=2, finished_at=week, **fields))
        session.add(Submission(id=3, **fields))
        session.flush()
        for submission in (1, 2, 3):
            for n, kind in enumerate(["started", "case", "verdict"]):
                session.add(Event(submission_id=submission, attempt=1, n=n, type=kind, body="{}"))
    while prune_some(database, datetime(2026, 3, 1, tzinfo=UTC)):
        pass
    with database.read() as session:
        left = session.exec(select(Event.submission_id).order_by(Event.submission_id)).all()
    assert left == [1, 2, 2, 2, 3, 3, 3]


def test_pruning_goes_on_where_it_stopped_and_gives_the_space_back(tmp_path, monkeypatch):
    monkeypatch.setattr(pruning, "SUBMISSIONS", 2)
    database = open_database(tmp_path)
    with database.write() as session:
        for number in range(5):
            ended = datetime(2026, 1, 1 + number // 2, tzinfo=UTC)  # two end at one time
            fields = {"person_id": 1, "problem": "p", "version": "v", "mode": "run", "source": "", "state": "done"}
            session.add(Submission(finished_at=ended, **fields))
        session.flush()
        for submission in range(1, 6):
            session.add(Event(submission_id=submission, attempt=1, n=1, type="case", body="x" * 500_000))
    sizes, left = [], []
    while True:
        more = prune_some(database, datetime(2026, 3, 1, tzinfo=UTC))
        with database.read() as session:
            left.append(len(session.exec(select(Event.id)).all()))
            sizes.append(session.connection().exec_driver_sql("PRAGMA page_count").scalar())
        if not more:
            break
    database.close()
    assert left == [3, 1, 0]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[0] / 2


def test_an_error_of_the_database_does_not_tell_what_was_stored(database):
    with pytest.raises(IntegrityError) as error, database.write() as session:
        session.add(Submission(person_id=99, problem="p", version="v", mode="run", source="secret", state="done"))
    assert "secret" not in str(error.value)


def test_foreign_keys_hold(database):
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Job(submission_id=5, person_id=1))


def test_each_transaction_says_anew_whether_it_waits_for_the_disk(database):
    """One connection of the pool serves all of them, one after another."""

    def synchronous(**options):
        with database.write(**options) as session:
            return session.connection().exec_driver_sql("PRAGMA synchronous").scalar()

    assert [synchronous(), synchronous(durable=False), synchronous()] == [2, 1, 2]


def test_nobody_sees_what_is_not_committed(database):
    with database.write() as session:
        session.add(Person(id=7, name="x"))
        session.flush()
        with database.read() as other:
            assert other.get(Person, 7) is None
    with database.read() as other:
        assert other.get_one(Person, 7).name == "x"


def test_commits_of_others_are_counted(database):
    with database.commit_counter() as count:
        before = count()
        assert count() == before
        with database.write() as session:
            session.add(Person(id=7, name="x"))
        assert count() != before


def test_a_database_that_can_not_say_whether_it_changed_counts_as_changed(database, monkeypatch):
    class Broken:
        def execute(self, _statement):
            raise sqlite3.OperationalError("disk I/O error")

        def close(self):
            pass

    class Connection(Broken):
        def cursor(self):
            return Broken()

    monkeypatch.setattr(database.engine, "raw_connection", Connection)
    with database.commit_counter() as count:
        assert len({count() for _ in range(3)}) == 3


def test_a_failed_opening_leaves_no_connection(home, monkeypatch):
    closed = []
    monkeypatch.setattr(db.Database, "close", lambda self: closed.append(self.path))
    monkeypatch.setattr(db, "HEAD", "0003")
    with pytest.raises(WorkersRunning, match="another version is at work"):
        open_database(home, alone=False)
    assert closed == [home / FILE]


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=lambda each: each.name)
def test_one_verdict_is_a_partial_index_in_every_database(dialect):
    (index,) = (each for each in Event.__table__.indexes if each.name == "ux_event_verdict")
    assert "WHERE type = 'verdict'" in str(CreateIndex(index).compile(dialect=dialect))


def test_no_thread_waits_for_a_connection(database):
    with ExitStack() as stack:
        for _ in range(40):
            stack.enter_context(database.read()).connection()
