"""The queue of one machine: nothing lost, nothing judged twice at one time, everything taken up again."""

import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import exc
from sqlmodel import select

from server.db.engine import open_database
from server.db.models import Job, Submission, now
from server.judging.queue.base import Backlog, JobPayload, LeaseLost
from server.judging.queue.sqlite import SqliteQueue
from tests.server.conftest import WAIT_SECONDS, enqueue, which


@pytest.fixture
def database(home):
    database = open_database(home)
    yield database
    database.close()


def test_jobs_are_claimed_once_and_in_order(database):
    queue = SqliteQueue(database, 1)
    first, second = enqueue(database, queue), enqueue(database, queue)
    assert which(queue.claim()) == (first, 1)
    assert which(queue.claim()) == (second, 1)
    assert queue.claim() is None
    with database.read() as session:
        assert session.get_one(Submission, first).state == "running"


@contextmanager
def failing(write):
    """A transaction that fails at its end."""
    with write() as session:
        yield session
        session.flush()
        raise ZeroDivisionError


def test_a_rolled_back_submission_leaves_no_job_and_wakes_nobody(database, monkeypatch):
    write = database.write
    queue = SqliteQueue(database, 1)
    monkeypatch.setattr(database, "write", lambda: failing(write))
    before = queue._signal.count
    with pytest.raises(ZeroDivisionError):
        enqueue(database, queue)
    monkeypatch.undo()
    assert queue._signal.count == before
    assert queue.claim() is None


def test_what_a_dead_process_left_is_taken_up_with_the_next_attempt(database):
    dead = SqliteQueue(database, 1)
    submission = enqueue(database, dead)
    assert which(dead.claim()) == (submission, 1)
    queue = SqliteQueue(database, 0)
    queue.run(lambda _job: None)
    with database.read() as session:
        assert session.get_one(Submission, submission).state == "queued"
    assert which(queue.claim()) == (submission, 2)


def test_a_job_that_is_put_back_waits_for_its_time(database):
    queue = SqliteQueue(database, 1)
    submission = enqueue(database, queue)
    claimed = queue.claim()
    with database.write() as session:
        claimed.retry(session, 60)
    assert queue.claim() is None
    with database.write() as session:
        session.exec(select(Job)).one().available_at = now()
    assert which(queue.claim()) == (submission, 2)


def test_a_clock_that_was_set_back_holds_up_no_job(database):
    """What is to wait for longer than any pause was put back before the step."""
    queue = SqliteQueue(database, 1)
    submission = enqueue(database, queue)
    with database.write() as session:
        session.exec(select(Job)).one().available_at = now() + timedelta(hours=1)
    assert queue._next_delay() == 0
    assert which(queue.claim()) == (submission, 1)


def test_a_finished_job_is_gone(database):
    queue = SqliteQueue(database, 1)
    enqueue(database, queue)
    claimed = queue.claim()
    with database.write() as session:
        assert queue.backlog(session, 1).running == 1
        claimed.finish(session)
        assert queue.backlog(session, 1).running == 0
    for change in (claimed.finish, lambda session: claimed.retry(session, 0)):
        with pytest.raises(LeaseLost), database.write() as session:
            change(session)
    with database.read() as session:
        assert session.exec(select(Job)).all() == []


def test_workers_wake_for_every_job(database):
    """Two hundred jobs from four threads, each claimed by one of two workers, none slept through."""
    queue = SqliteQueue(database, 2)
    done, seen, lock = threading.Event(), [], threading.Lock()

    def handle(claimed):
        with database.write() as session:
            claimed.finish(session)
        with lock:
            seen.append(claimed.submission_id)
            if len(seen) == 200:
                done.set()

    queue.run(handle)
    threads = [threading.Thread(target=lambda: [enqueue(database, queue) for _ in range(50)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert done.wait(30)
    assert sorted(seen) == list(range(1, 201))
    assert queue.stop(5)


def test_stopping_waits_no_longer_than_it_is_given(database):
    queue = SqliteQueue(database, 1)
    begun, release = threading.Event(), threading.Event()

    def handle(_claimed):
        begun.set()
        release.wait(20)

    queue.run(handle)
    enqueue(database, queue)
    assert begun.wait(20)
    assert not queue.stop(0.01)
    release.set()
    assert queue.stop(20)


@pytest.mark.parametrize("error", [exc.TimeoutError("pool"), exc.OperationalError("", {}, OSError()), RuntimeError()])
def test_a_worker_outlives_what_goes_wrong(database, monkeypatch, error):
    """A claim that fails, then a job that does, and then one that is handled."""
    monkeypatch.setattr("server.judging.queue.sqlite.TROUBLE_SECONDS", 0.01)
    queue = SqliteQueue(database, 1)
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
    queue.run(handle)
    assert done.wait(20)
    assert queue.stop(20)


def waiting(queue, threads):
    """Until so many of the queue's threads wait for work."""
    pause, deadline = threading.Event(), time.monotonic() + WAIT_SECONDS
    while len(queue._signal._condition._waiters) < threads:
        assert time.monotonic() < deadline
        pause.wait(0.001)


def test_a_job_that_is_committed_when_a_worker_goes_to_sleep_is_claimed_at_once(database, monkeypatch):
    """After the worker's last look at the table, and before it waits."""
    queue, done = SqliteQueue(database, 1), threading.Event()
    next_delay, jobs = queue._next_delay, iter([True])

    def between():
        delay = next_delay()
        if next(jobs, False):
            enqueue(database, queue)
        return delay

    monkeypatch.setattr(queue, "_next_delay", between)
    queue.run(lambda _job: done.set())
    assert done.wait(WAIT_SECONDS), "and not after IDLE_SECONDS"
    assert queue.stop(WAIT_SECONDS)


def test_a_waiting_worker_gets_the_job_with_what_was_sent(database):
    queue, got, done = SqliteQueue(database, 1), [], threading.Event()
    queue.run(lambda job: (got.append(job), done.set()))
    waiting(queue, 1)
    submission = enqueue(database, queue)
    assert done.wait(WAIT_SECONDS)
    assert which(got[0]) == (submission, 1)
    assert got[0].payload == JobPayload(1, "p", "v", "run", "", [])
    assert queue.stop(WAIT_SECONDS)


def test_every_job_gets_a_waiting_worker_of_its_own(database):
    """Two jobs are both begun, although the first does not end."""
    queue, begun, release = SqliteQueue(database, 2), threading.Semaphore(0), threading.Event()
    queue.run(lambda _job: (begun.release(), release.wait(WAIT_SECONDS)))
    waiting(queue, 2)
    enqueue(database, queue)
    enqueue(database, queue)
    assert begun.acquire(timeout=WAIT_SECONDS)
    assert begun.acquire(timeout=WAIT_SECONDS)
    release.set()
    assert queue.stop(WAIT_SECONDS)


def test_a_job_that_is_put_back_for_later_wakes_a_waiting_worker_in_time(database):
    """And not after IDLE_SECONDS, although nothing happens when its time has come."""
    queue, attempts, done = SqliteQueue(database, 2), [], threading.Event()

    def handle(job):
        attempts.append(job.attempt)
        if job.attempt == 1:
            with database.write() as session:
                job.retry(session, 0.2)
        else:
            done.set()

    queue.run(handle)
    waiting(queue, 2)
    enqueue(database, queue)
    assert done.wait(WAIT_SECONDS)
    assert attempts == [1, 2]
    assert queue.stop(WAIT_SECONDS)


def test_a_handler_that_does_not_end_is_interrupted_and_its_job_put_back(database):
    begun, release = threading.Event(), threading.Event()
    queue, other = SqliteQueue(database, 1, lease=3600.0), SqliteQueue(database, 0, lease=3600.0)
    queue.run(lambda _job: (begun.set(), release.wait(WAIT_SECONDS)))
    submission = enqueue(database, queue)
    assert begun.wait(WAIT_SECONDS)
    assert queue.stop(0.01, interrupt=release.set)
    assert which(other.claim()) == (submission, 2)


def test_who_has_ended_in_time_is_not_interrupted(database):
    queue = SqliteQueue(database, 1)
    queue.run(lambda _job: None)
    assert queue.stop(WAIT_SECONDS, interrupt=lambda: pytest.fail("interrupted"))


def test_the_position_is_the_number_of_jobs_before_it(database):
    queue = SqliteQueue(database, 1)
    submissions = [enqueue(database, queue) for _ in range(3)]
    queue.claim()
    with database.read() as session:
        assert [queue.position(session, each) for each in submissions[1:]] == [0, 1]


def test_the_depth_of_a_person_leaves_out_the_others(database):
    queue = SqliteQueue(database, 1)
    enqueue(database, queue)
    with database.read() as session:
        assert queue.backlog(session, 1).waiting == 1
        assert queue.backlog(session, 2) == Backlog(0, 0, 0.0)
