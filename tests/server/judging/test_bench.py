"""The bench: what is promised to a thread that waits is handed to it, and nothing is slept through."""

import threading

import pytest

from server.db.engine import open_database
from server.judging.queue.base import Claimed, Sent
from server.judging.queue.bench import Bench
from server.judging.queue.sqlite import LocalQueue
from tests.server.conftest import WAIT_SECONDS, enqueue, which

LONG = 3600.0


def job(number):
    return Claimed(number, 1, Sent(1, "p", "v", "run", "", []))


class Waiter(threading.Thread):
    """Waits once; then `left` is set."""

    def __init__(self, bench, seconds=LONG):
        super().__init__(daemon=True)
        self.bench, self.seconds, self.left = bench, seconds, threading.Event()
        self.words = bench.words
        self.start()

    def run(self):
        self.bench.wait(self.words, self.seconds)
        self.left.set()


def waiting(bench, threads):
    """Until so many of them wait."""
    barrier = threading.Event()
    while bench._waiting < threads:
        barrier.wait(0.001)


def test_nothing_is_promised_where_nobody_waits():
    bench = Bench()
    assert not bench.promise()
    Waiter(bench)
    waiting(bench, 1)
    assert bench.promise()
    assert not bench.promise(), "to the same thread"
    bench.hand(job(1))
    bench.stop()
    assert not bench.promise()


def test_what_is_handed_over_is_taken_once():
    bench = Bench()
    waiter = Waiter(bench)
    waiting(bench, 1)
    assert bench.promise()
    bench.hand(job(7))
    assert waiter.left.wait(WAIT_SECONDS)
    assert bench.handed() == job(7)
    assert bench.handed() is None


@pytest.mark.parametrize("seconds", [0.1, LONG])
def test_who_was_promised_a_job_does_not_go_for_another(seconds):
    """Neither for a word, nor because its time is over."""
    bench = Bench()
    waiter = Waiter(bench, seconds)
    waiting(bench, 1)
    assert bench.promise()
    bench.tell(everybody=True)
    assert not waiter.left.wait(0.3)
    bench.hand(job(1))
    assert waiter.left.wait(WAIT_SECONDS)
    assert bench.handed() == job(1)


def test_a_promise_that_is_withdrawn_lets_the_thread_go():
    bench = Bench()
    waiter = Waiter(bench)
    waiting(bench, 1)
    assert bench.promise()
    bench.tell()
    bench.withdraw()
    assert waiter.left.wait(WAIT_SECONDS)


def test_a_word_before_the_wait_is_not_slept_through():
    bench = Bench()
    words = bench.words
    bench.tell()
    bench.wait(words, LONG)


@pytest.fixture
def database(home):
    database = open_database(home)
    yield database
    database.close()


def test_a_job_that_comes_while_a_thread_waits_is_handed_to_it(database, monkeypatch):
    """It is stored as taken, and no thread looks for it in the table."""
    queue, got, done = LocalQueue(database, 1), [], threading.Event()
    queue.start(lambda claimed: (got.append(claimed), done.set()))
    waiting(queue._bench, 1)
    monkeypatch.setattr(queue, "claim", lambda: None)
    submission = enqueue(database, queue)
    assert done.wait(WAIT_SECONDS)
    (claimed,) = got
    assert which(claimed) == (submission, 1)
    assert claimed.sent == Sent(1, "p", "v", "run", "", [])
    with database.begin() as transaction:
        queue.finish(transaction, claimed)
    assert queue.stop(WAIT_SECONDS)


def test_a_job_that_is_not_stored_is_not_handed_over(database):
    queue, got, done = LocalQueue(database, 1), [], threading.Event()
    queue.start(lambda claimed: (got.append(claimed), done.set()))
    waiting(queue._bench, 1)

    def fail():
        with database.begin() as transaction:
            queue.enqueue(transaction, 1, job(1).sent)
            raise AssertionError("there is no such submission, and the insert says so")

    with pytest.raises(Exception, match="FOREIGN KEY"):
        fail()
    assert got == []
    submission = enqueue(database, queue)  # the thread is free to be promised another
    assert done.wait(WAIT_SECONDS)
    assert [each.submission_id for each in got] == [submission]
    assert queue.stop(WAIT_SECONDS)


def test_what_a_process_was_handed_and_did_not_begin_is_put_back_when_it_leaves(database):
    begun, release = threading.Event(), threading.Event()
    queue, other = LocalQueue(database, 1, lease=LONG), LocalQueue(database, 0, lease=LONG)
    queue.start(lambda _claimed: (begun.set(), release.wait(WAIT_SECONDS)))
    waiting(queue._bench, 1)
    submission = enqueue(database, queue)
    assert begun.wait(WAIT_SECONDS)
    assert not queue.stop(0.01)
    queue.leave()
    assert which(other.claim()) == (submission, 2)
    release.set()
    assert queue.stop(WAIT_SECONDS)
