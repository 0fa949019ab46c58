"""The queue of one machine: nothing lost, nothing judged twice at one time, everything taken up again."""

import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import exc
from sqlmodel import select

from server.db.engine import open_database
from server.db.models import Job, Submission, now
from server.judging.queue.base import LeaseLost
from server.judging.queue.sqlite import LocalQueue
from tests.server.conftest import enqueue, which


@pytest.fixture
def database(home):
    database = open_database(home)
    yield database
    database.close()


def test_jobs_are_claimed_once_and_in_order(database):
    queue = LocalQueue(database, 1)
    first, second = enqueue(database, queue), enqueue(database, queue)
    assert which(queue.claim()) == (first, 1)
    assert which(queue.claim()) == (second, 1)
    assert queue.claim() is None
    with database.read() as session:
        assert session.get_one(Submission, first).state == "running"


@contextmanager
def _failing(begin):
    """A transaction that fails at its end."""
    with begin() as transaction:
        yield transaction
        raise ZeroDivisionError


def test_a_rolled_back_submission_leaves_no_job(database, monkeypatch):
    begin = database.begin
    queue = LocalQueue(database, 1)
    monkeypatch.setattr(database, "begin", lambda: _failing(begin))
    with pytest.raises(ZeroDivisionError):
        enqueue(database, queue)
    monkeypatch.undo()
    assert queue.claim() is None


def test_what_a_dead_process_left_is_taken_up_with_the_next_attempt(database):
    dead = LocalQueue(database, 1)
    submission = enqueue(database, dead)
    assert which(dead.claim()) == (submission, 1)
    queue = LocalQueue(database, 0)
    queue.start(lambda _claimed: None)
    with database.read() as session:
        assert session.get_one(Submission, submission).state == "queued"
    assert which(queue.claim()) == (submission, 2)


def test_a_job_that_is_put_back_waits_for_its_time(database):
    queue = LocalQueue(database, 1)
    submission = enqueue(database, queue)
    claimed = queue.claim()
    with database.begin() as transaction:
        queue.retry(transaction, claimed, 3600)
    assert queue.claim() is None
    with database.write() as session:
        session.exec(select(Job)).one().available_at = now()
    assert which(queue.claim()) == (submission, 2)


def test_a_finished_job_is_gone(database):
    queue = LocalQueue(database, 1)
    enqueue(database, queue)
    claimed = queue.claim()
    with database.begin() as transaction:
        assert queue.waiting(transaction, 1) == 1
        queue.finish(transaction, claimed)
        assert queue.waiting(transaction, 1) == 0
    for change in (queue.finish, lambda transaction, claimed: queue.retry(transaction, claimed, 0)):
        with pytest.raises(LeaseLost), database.begin() as transaction:
            change(transaction, claimed)
    with database.read() as session:
        assert session.exec(select(Job)).all() == []


def test_workers_wake_for_every_job(database):
    """Two hundred jobs from four threads, each handed to one of two workers, none slept through."""
    queue = LocalQueue(database, 2)
    done, seen, lock = threading.Event(), [], threading.Lock()

    def handle(claimed):
        with database.begin() as transaction:
            queue.finish(transaction, claimed)
        with lock:
            seen.append(claimed.submission_id)
            if len(seen) == 200:
                done.set()

    queue.start(handle)
    threads = [threading.Thread(target=lambda: [enqueue(database, queue) for _ in range(50)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert done.wait(30)
    assert sorted(seen) == list(range(1, 201))
    assert queue.stop(5)


def test_stopping_waits_no_longer_than_it_is_given(database):
    queue = LocalQueue(database, 1)
    begun, release = threading.Event(), threading.Event()

    def handle(_claimed):
        begun.set()
        release.wait(20)

    queue.start(handle)
    enqueue(database, queue)
    assert begun.wait(20)
    assert not queue.stop(0.01)
    release.set()
    assert queue.stop(20)


@pytest.mark.parametrize("error", [exc.TimeoutError("pool"), exc.OperationalError("", {}, OSError()), RuntimeError()])
def test_a_worker_outlives_what_goes_wrong(database, monkeypatch, error):
    """A claim that fails, then a job that does, and then one that is handled."""
    monkeypatch.setattr("server.judging.queue.sqlite.TROUBLE_SECONDS", 0.01)
    queue = LocalQueue(database, 1)
    failures, done = [error, error], threading.Event()
    claim = queue.claim

    def failing_claim():
        if len(failures) == 2:
            raise failures.pop()
        return claim()

    def handle(_claimed):
        if failures:
            raise failures.pop()
        done.set()

    monkeypatch.setattr(queue, "claim", failing_claim)
    enqueue(database, queue)
    enqueue(database, queue)
    queue.start(handle)
    assert done.wait(20)
    assert queue.stop(20)
