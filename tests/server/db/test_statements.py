"""Prepared statements: they store and find what SQLAlchemy would, in transactions that keep the same promises."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, insert, select, update

from server.db.engine import open_database
from server.db.models import JOBS, SUBMISSIONS, WORKERS, Submission, WorkerProcess, now
from server.db.statements import Prepared
from server.submissions.service import NEW, STORE

SENT = {"person_id": 1, "problem": "p", "version": "v", "mode": "run", "source": "secret", "custom": ["f(1)"]}
ALL = tuple(SUBMISSIONS.c)
FIND = Prepared(select(*ALL).where(SUBMISSIONS.c.id == bindparam("which")), *ALL)
LATE = datetime(2026, 2, 3, 4, 5, 6, 7, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def database(home):
    database = open_database(home)
    yield database
    database.close()


def store(database, **changes):
    with database.begin() as transaction:
        ((submission,),) = transaction.all(STORE, NEW | SENT | {"created_at": LATE} | changes)
    return submission


def test_what_is_stored_is_what_the_models_read(database):
    submission = store(database)
    with database.read() as session:
        row = session.get_one(Submission, submission)
        assert row.custom == ["f(1)"]
        assert row.created_at == LATE
        assert row.created_at.tzinfo is UTC
        assert row.report is None


def test_what_the_models_store_is_what_is_found(database):
    report = {"sentence": "Né", "cpu": None}
    with database.write() as session:
        session.add(Submission(**SENT | {"created_at": LATE, "state": "done", "report": report, "finished_at": LATE}))
    with database.look() as transaction, database.read() as session:
        (row,) = transaction.all(FIND, {"which": 1})
        assert dict(zip(SUBMISSIONS.c.keys(), row, strict=True)) == session.get_one(Submission, 1).model_dump()
        assert transaction.first(FIND, {"which": 2}) is None


def test_a_value_that_is_missing_is_an_error(database):
    with pytest.raises(KeyError, match="created_at"), database.begin() as transaction:
        transaction.all(STORE, NEW | SENT)


def test_many_rows_by_the_places_of_their_columns(database):
    join = Prepared(insert(WORKERS), columns=list(WORKERS.c.keys()))
    beats = Prepared(update(WORKERS).values(beat=WORKERS.c.beat + bindparam("more")))
    with database.begin() as transaction:
        for name in ("a", "b"):
            row = WorkerProcess(id=name, role="worker", host="h", pid=1, version="0", slots=1, confinement={"a": [1]})
            transaction.change(join, row.model_dump())
        assert transaction.change(beats, {"more": 3}) == 2
    with database.read() as session:
        assert session.get_one(WorkerProcess, "b").confinement == {"a": [1]}
        assert session.get_one(WorkerProcess, "b").beat == 3


def test_rows_by_place_need_the_columns_in_the_tables_order(database):
    turned = Prepared(insert(JOBS), columns=["person_id", "submission_id", "owner", "attempt", "available_at"])
    with pytest.raises(AssertionError, match="table's order"), database.begin() as transaction:
        transaction.add(turned, [(1, 1, None, 0, "2026-01-01")])


def test_a_transaction_that_fails_leaves_nothing_and_says_so(database):
    called = []

    def fail():
        with database.begin() as transaction:
            transaction.after.append(lambda: called.append("stored"))
            transaction.undone.append(lambda: called.append("undone"))
            transaction.all(STORE, NEW | SENT | {"created_at": now()})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.begin() as transaction:  # the connection is as good as new
        transaction.after.append(lambda: called.append("stored"))
        assert transaction.first(FIND, {"which": 1}) is None
        assert called == ["undone"]
    assert called == ["undone", "stored"]


def test_what_follows_a_commit_sees_it(database):
    seen = []
    with database.begin() as transaction:
        ((submission,),) = transaction.all(STORE, NEW | SENT | {"created_at": now()})
        transaction.after.append(lambda: seen.append(_source(database, submission)))
        transaction.undone.append(lambda: seen.append("undone"))
        assert _source(database, submission) is None, "nobody sees it before"
    assert seen == ["secret"]


def _source(database, submission):
    with database.read() as session:
        row = session.get(Submission, submission)
        return row and row.source


def test_writers_of_both_kinds_wait_for_each_other(database):
    submission = store(database)
    count = Prepared(update(SUBMISSIONS).values(passed=SUBMISSIONS.c.passed + 1))

    def by_statement():
        for _ in range(30):
            with database.begin() as transaction:
                transaction.change(count, {})

    def by_model():
        for _ in range(30):
            with database.write() as session:
                session.get_one(Submission, submission).passed += 1

    threads = [threading.Thread(target=work) for work in (by_statement, by_model) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert session.get_one(Submission, submission).passed == 120


def test_a_transaction_is_on_disk_when_it_ends_unless_it_need_not_be(database):
    def synchronous(transaction):
        return transaction._cursor.execute("PRAGMA synchronous").fetchone()[0]

    with database.begin() as transaction:
        assert synchronous(transaction) == 2, "full"
    with database.begin(durable=False) as transaction:
        assert synchronous(transaction) == 1
    with database.begin() as transaction:
        assert synchronous(transaction) == 2


def test_an_error_does_not_tell_what_was_stored(database):
    with pytest.raises(sqlite3.IntegrityError) as error:
        store(database, person_id=99)
    assert "secret" not in str(error.value)


def test_foreign_keys_hold(database):
    add = Prepared(insert(JOBS), columns=["submission_id", "person_id", "attempt", "available_at"])
    with pytest.raises(sqlite3.IntegrityError), database.begin() as transaction:
        transaction.change(add, {"submission_id": 5, "person_id": 1, "attempt": 0, "available_at": now()})
