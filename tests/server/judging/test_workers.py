"""Several processes on one home: who has a job, who lives, who may store a verdict, and who hears of what."""

import os
import threading
from datetime import timedelta

import pytest
from sqlmodel import select

from server.core.startup_errors import HomeUnusable
from server.db.engine import open_database
from server.db.models import Event, Job, Submission, WorkerProcess, now
from server.db.states import Role
from server.events.notify import FOLDER, Bell
from server.events.writer import ADD
from server.judging.queue.base import Depth, LeaseLost
from server.judging.queue.leases import LOOKS, Watch
from server.judging.queue.sqlite import LocalQueue
from server.process.home import Home
from tests.server.conftest import WAIT_SECONDS, enqueue, which

LONG = 3600.0  # a lease whose beats the test gives by hand


@pytest.fixture
def database(home):
    database = open_database(home)
    yield database
    database.close()


def worker(database, slots=1):
    return LocalQueue(database, slots, role=Role.WORKER, lease=LONG)


def crew(database, queue):
    with database.read() as session:
        return queue.crew(session)


# Leases


def test_a_claim_names_its_owner(database):
    queue = worker(database)
    submission = enqueue(database, queue)
    claimed = queue.claim()
    with database.read() as session:
        assert session.get_one(Job, submission).owner == claimed.owner
        assert [row.id for row in queue.crew(session)] == [claimed.owner]


def test_the_job_of_a_silent_process_is_claimed_by_another(database):
    dead, other = worker(database), worker(database)
    submission = enqueue(database, dead)
    claimed = dead.claim()
    for _ in range(LOOKS):
        other.members.beat()
        assert other.claim() is None
    other.members.beat()
    assert which(other.claim()) == (submission, 2)
    assert claimed.owner not in {row.id for row in crew(database, other)}


def test_the_job_of_a_living_process_never_is(database):
    living, other = worker(database), worker(database)
    enqueue(database, living)
    living.claim()
    for _ in range(5 * LOOKS):
        living.members.beat()
        other.members.beat()
        assert other.claim() is None


def test_a_server_without_workers_watches_too(database):
    dead, server = worker(database), LocalQueue(database, 0, lease=LONG)
    submission = enqueue(database, dead)
    dead.claim()
    for _ in range(LOOKS + 1):
        server.members.beat()
    with database.read() as session:
        assert session.get_one(Submission, submission).state == "queued"
        assert server.crew(session) == []


def test_a_new_server_takes_up_at_once_what_the_last_one_had(database):
    dead, other = LocalQueue(database, 1, lease=LONG), worker(database)
    first, second = enqueue(database, dead), enqueue(database, dead)
    dead.claim()
    theirs = other.claim()
    server = LocalQueue(database, 0, lease=LONG)
    server.start(lambda _claimed: None)
    assert which(server.claim()) == (first, 2)
    assert which(theirs) == (second, 1)
    with database.begin() as transaction:
        other.finish(transaction, theirs)


def test_who_leaves_puts_back_what_it_had(database):
    leaving, other = worker(database), worker(database)
    submission = enqueue(database, leaving)
    leaving.claim()
    leaving.leave()
    assert which(other.claim()) == (submission, 2)
    assert len(crew(database, other)) == 1


def store_verdict(database, submission, finish):
    with database.begin() as transaction:
        transaction.add(ADD, [(submission, 1, 1, "verdict", "{}")])
        finish(transaction)


def test_a_lost_lease_changes_nothing(database):
    """A process that was stopped for longer than its lease, and comes back with a verdict in hand."""
    stopped, other = worker(database), worker(database)
    submission = enqueue(database, stopped)
    late = stopped.claim()
    for _ in range(LOOKS + 1):
        other.members.beat()
    for change in (stopped.finish, lambda transaction, claimed: stopped.retry(transaction, claimed, 0)):
        with pytest.raises(LeaseLost):
            store_verdict(database, submission, lambda transaction, change=change: change(transaction, late))
    again = other.claim()
    with pytest.raises(LeaseLost), database.begin() as transaction:
        stopped.finish(transaction, late)
    with database.begin() as transaction:
        other.finish(transaction, again)
    with database.read() as session:
        assert session.exec(select(Event)).all() == []


def test_a_process_that_was_given_up_goes_on_under_a_new_name(database):
    stopped, other = worker(database), worker(database)
    enqueue(database, stopped)
    late = stopped.claim()
    for _ in range(LOOKS + 1):
        other.members.beat()
    enqueue(database, stopped)
    claimed = stopped.claim()
    assert claimed.owner != late.owner
    with database.begin() as transaction:
        stopped.finish(transaction, claimed)


@pytest.mark.parametrize(
    ("beats", "dead"),
    [
        ([1] * LOOKS, False),
        ([1] * (LOOKS + 1), True),
        ([1] * LOOKS + [2] * LOOKS, False),
        ([1] * LOOKS + [2] * (LOOKS + 1), True),
        ([*[1] * LOOKS, None, *[1] * LOOKS], False),  # away and back: its looks are counted anew
    ],
)
def test_a_beat_that_stands_still_through_a_lease_is_a_death(beats, dead):
    watch = Watch()
    found = [watch.look({} if beat is None else {"a": beat}) for beat in beats]
    assert [bool(each) for each in found[:-1]] == [False] * (len(found) - 1)
    assert bool(found[-1]) is dead


def test_the_heart_beats_by_itself(database):
    """With the shortest lease: the beat is seen to go up, and a silent process to be buried."""
    buried, queue = threading.Event(), LocalQueue(database, 1, role=Role.WORKER, lease=0.05)
    with database.write() as session:
        session.add(WorkerProcess(id="x", role="worker", host="h", pid=1, version="0", slots=1, confinement={}))
    queue.members._freed = buried.set
    queue.start(lambda _claimed: None)
    assert buried.wait(WAIT_SECONDS)
    (mine,) = crew(database, queue)
    assert mine.beat > LOOKS
    assert queue.stop(WAIT_SECONDS)
    queue.leave()
    assert crew(database, queue) == []


def test_depth_counts_what_waits_and_runs(database):
    queue = worker(database)
    with database.read() as session:
        assert queue.depth(session) == Depth(0, 0, 0.0)
    for minutes in (3, 2, 1):
        enqueue(database, queue, now() - timedelta(minutes=minutes))
    queue.claim()
    with database.read() as session:
        depth = queue.depth(session)
    assert (depth.waiting, depth.running) == (2, 1)
    assert 180 <= depth.oldest < 240


# Bells


@pytest.fixture
def bell(home):
    """Opens bells, and closes them; `bell(role)` gives one and what it has heard."""
    opened = []

    def make(role):
        made, heard, some = Bell(home, role, home / "gradus.db"), [], threading.Semaphore(0)
        made.start(lambda what: (heard.append(what), some.release()))
        opened.append(made)
        return made, heard, lambda: some.acquire(timeout=WAIT_SECONDS)

    yield make
    for each in opened:
        each.close()


def test_a_ring_is_heard_by_whom_it_concerns(database, bell):
    server, heard_by_server, wait_server = bell(Role.SERVER)
    worker, heard_by_worker, wait_worker = bell(Role.WORKER)
    server.ring_for_job()
    assert wait_worker()
    worker.ring_for_events(17)
    assert wait_server()
    assert heard_by_worker == [None]
    assert heard_by_server == [17]


def test_nobody_waits_for_a_listener_that_does_not_listen(home, bell):
    """A full pipe takes no more, and the next ring does not block."""
    ringing, _, _ = bell(Role.WORKER)
    os.mkfifo(home / FOLDER / "server-deaf")
    deaf = os.open(home / FOLDER / "server-deaf", os.O_RDWR | os.O_NONBLOCK)
    for _ in range(20_000):
        ringing.ring_for_events(1234567)
    os.close(deaf)


def test_the_pipe_of_a_dead_process_is_taken_away(home, bell):
    ringing, _, _ = bell(Role.WORKER)
    os.mkfifo(home / FOLDER / "server-dead")
    ringing.ring_for_events(1)
    assert not (home / FOLDER / "server-dead").exists()


def test_a_lost_ring_is_made_up_for(home, database, bell):
    """Another process commits, and is killed before it rings."""
    _, heard, wait = bell(Role.WORKER)
    enqueue(database, LocalQueue(database, 0))
    assert wait()
    assert heard == [None]


def test_a_closed_bell_leaves_nothing(home, bell):
    made, _, _ = bell(Role.WORKER)
    made.close()
    assert list((home / FOLDER).iterdir()) == []


# Homes


def test_one_server_and_many_workers_share_a_home(home):
    server = Home(home)
    server.settle()
    workers = [Home(home, server=False) for _ in range(3)]
    assert [each.alone for each in (server, *workers)] == [True, False, False, False]
    with pytest.raises(HomeUnusable, match="Another Gradus server"):
        Home(home)
    for each in (server, *workers):
        each.close()
    assert Home(home).alone


def test_one_process_has_the_turn(home):
    first = Home(home, server=False)
    first.settle()
    second = Home(home, server=False)
    assert first.turn("freezing")
    assert not second.turn("freezing")
    first.close()
    assert second.turn("freezing")
    second.close()


def test_a_home_in_use_on_another_machine(home, monkeypatch):
    with_boot = Home(home)
    with_boot.settle()
    monkeypatch.setattr("server.process.home._machine", lambda: "another-boot elsewhere")
    with pytest.raises(HomeUnusable, match=r"in use on another machine .*Run the server and its workers there"):
        Home(home, server=False)
    with_boot.close()
    Home(home, server=False).close()
