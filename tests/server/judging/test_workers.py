"""Several processes on one home: who has a job, who lives, who may store a verdict, and who is told of what."""

import os
import threading
from datetime import timedelta

import pytest
from sqlmodel import select

from server.core.startup_errors import HomeUnusable
from server.db.engine import open_database
from server.db.models import Event, Job, Submission, WorkerProcess, now
from server.db.states import ProcessRole
from server.events.notify import FOLDER, Notifier
from server.judging.queue.base import Backlog, LeaseLost
from server.judging.queue.leases import STALE_READS, BeatWatch, worker_processes
from server.judging.queue.sqlite import SqliteQueue
from server.process.home import Home
from tests.server.conftest import WAIT_SECONDS, enqueue, which

LONG = 3600.0  # a lease whose beats the test gives by hand


@pytest.fixture
def database(home):
    database = open_database(home)
    yield database
    database.close()


def worker(database, slots=1):
    return SqliteQueue(database, slots, role=ProcessRole.WORKER, lease=LONG)


def processes(database):
    with database.read() as session:
        return worker_processes(session)


# Leases


def test_a_claim_names_its_owner(database):
    queue = worker(database)
    submission = enqueue(database, queue)
    claimed = queue.claim()
    with database.read() as session:
        assert session.get_one(Job, submission).owner == claimed.owner
        assert [row.id for row in worker_processes(session)] == [claimed.owner]


def test_the_job_of_a_silent_process_is_claimed_by_another(database):
    dead, other = worker(database), worker(database)
    submission = enqueue(database, dead)
    claimed = dead.claim()
    for _ in range(STALE_READS):
        other.leases.beat()
        assert other.claim() is None
    other.leases.beat()
    assert which(other.claim()) == (submission, 2)
    assert claimed.owner not in {row.id for row in processes(database)}


def test_the_job_of_a_living_process_never_is(database):
    living, other = worker(database), worker(database)
    enqueue(database, living)
    living.claim()
    for _ in range(5 * STALE_READS):
        living.leases.beat()
        other.leases.beat()
        assert other.claim() is None


def test_a_server_without_workers_watches_too(database):
    dead, server = worker(database), SqliteQueue(database, 0, lease=LONG)
    submission = enqueue(database, dead)
    dead.claim()
    for _ in range(STALE_READS + 1):
        server.leases.beat()
    with database.read() as session:
        assert session.get_one(Submission, submission).state == "queued"
        assert worker_processes(session) == []


def test_a_new_server_takes_up_at_once_what_the_last_one_had(database):
    dead, other = SqliteQueue(database, 1, lease=LONG), worker(database)
    first, second = enqueue(database, dead), enqueue(database, dead)
    dead.claim()
    theirs = other.claim()
    server = SqliteQueue(database, 0, lease=LONG)
    server.run(lambda _job: None)
    assert which(server.claim()) == (first, 2)
    assert which(theirs) == (second, 1)
    with database.write() as session:
        theirs.finish(session)


def test_a_queue_that_stops_puts_back_what_it_had(database):
    leaving, other = worker(database), worker(database)
    submission = enqueue(database, leaving)
    leaving.claim()
    leaving.stop(0.0)
    assert which(other.claim()) == (submission, 2)
    assert len(processes(database)) == 1


def store_verdict(database, submission, finish):
    with database.write() as session:
        session.add(Event(submission_id=submission, attempt=1, n=1, type="verdict", body="{}"))
        session.flush()
        finish(session)


def test_a_lost_lease_changes_nothing(database):
    """A process that was stopped for longer than its lease, and comes back with a verdict in hand."""
    stopped, other = worker(database), worker(database)
    submission = enqueue(database, stopped)
    late = stopped.claim()
    for _ in range(STALE_READS + 1):
        other.leases.beat()
    for change in (late.finish, lambda session: late.retry(session, 0)):
        with pytest.raises(LeaseLost):
            store_verdict(database, submission, change)
    again = other.claim()
    with pytest.raises(LeaseLost), database.write() as session:
        late.finish(session)
    with database.write() as session:
        again.finish(session)
    with database.read() as session:
        assert session.exec(select(Event)).all() == []


def test_a_process_that_was_given_up_goes_on_under_a_new_name(database):
    stopped, other = worker(database), worker(database)
    enqueue(database, stopped)
    late = stopped.claim()
    for _ in range(STALE_READS + 1):
        other.leases.beat()
    enqueue(database, stopped)
    claimed = stopped.claim()
    assert claimed.owner != late.owner
    with database.write() as session:
        claimed.finish(session)


@pytest.mark.parametrize(
    ("beats", "dead"),
    [
        ([1] * STALE_READS, False),
        ([1] * (STALE_READS + 1), True),
        ([1] * STALE_READS + [2] * STALE_READS, False),
        ([1] * STALE_READS + [2] * (STALE_READS + 1), True),
        ([*[1] * STALE_READS, None, *[1] * STALE_READS], False),  # away and back: its reads are counted anew
    ],
)
def test_a_beat_that_stands_still_through_a_lease_is_a_death(beats, dead):
    watch = BeatWatch()
    found = [watch.observe({} if beat is None else {"a": beat}) for beat in beats]
    assert [bool(each) for each in found[:-1]] == [False] * (len(found) - 1)
    assert bool(found[-1]) is dead


def test_the_heart_beats_by_itself(database):
    """With the shortest lease: the beat is seen to go up, and the lease of a silent process to expire."""
    expired, queue = threading.Event(), SqliteQueue(database, 1, role=ProcessRole.WORKER, lease=0.05)
    with database.write() as session:
        session.add(WorkerProcess(id="x", role="worker", host="h", pid=1, version="0", slots=1, confinement={}))
    queue.leases._on_requeued = expired.set
    queue.run(lambda _job: None)
    assert expired.wait(WAIT_SECONDS)
    (mine,) = processes(database)
    assert mine.beat > STALE_READS
    assert queue.stop(WAIT_SECONDS)
    assert processes(database) == []


def test_depth_counts_what_waits_and_runs(database):
    queue = worker(database)
    with database.read() as session:
        assert queue.backlog(session) == Backlog(0, 0, 0.0)
    for minutes in (3, 2, 1):
        enqueue(database, queue, now() - timedelta(minutes=minutes))
    queue.claim()
    with database.read() as session:
        backlog = queue.backlog(session)
    assert (backlog.waiting, backlog.running) == (2, 1)
    assert 180 <= backlog.oldest < 240


# Notifications


@pytest.fixture
def notifier(home, database):
    """Opens notifiers, and closes them; `notifier(role)` gives one and what it has heard."""
    opened = []

    def make(role):
        made, heard, some = Notifier(home, role, database), [], threading.Semaphore(0)
        made.add_listener(lambda what: (heard.append(what), some.release()))
        made.start()
        opened.append(made)
        return made, heard, lambda: some.acquire(timeout=WAIT_SECONDS)

    yield make
    for each in opened:
        each.close()


def test_a_notification_reaches_whom_it_concerns(notifier):
    server, heard_by_server, wait_server = notifier(ProcessRole.SERVER)
    worker, heard_by_worker, wait_worker = notifier(ProcessRole.WORKER)
    server.notify_job()
    assert wait_worker()
    worker.notify_events(17)
    assert wait_server()
    assert heard_by_worker == [None]
    assert heard_by_server == [17]


def test_nobody_waits_for_a_listener_that_does_not_listen(home, notifier):
    """A full pipe takes no more, and the next notification does not block."""
    sender, _, _ = notifier(ProcessRole.WORKER)
    os.mkfifo(home / FOLDER / "server-deaf")
    deaf = os.open(home / FOLDER / "server-deaf", os.O_RDWR | os.O_NONBLOCK)
    for _ in range(20_000):
        sender.notify_events(1234567)
    os.close(deaf)


def test_the_pipe_of_a_dead_process_is_taken_away(home, notifier):
    sender, _, _ = notifier(ProcessRole.WORKER)
    os.mkfifo(home / FOLDER / "server-dead")
    sender.notify_events(1)
    assert not (home / FOLDER / "server-dead").exists()


def test_a_lost_notification_is_made_up_for(database, notifier):
    """Another process commits, and is killed before it can notify."""
    _, heard, wait = notifier(ProcessRole.WORKER)
    enqueue(database, SqliteQueue(database, 0))
    assert wait()
    assert heard == [None]


def test_a_closed_notifier_leaves_nothing(home, notifier):
    made, _, _ = notifier(ProcessRole.WORKER)
    made.close()
    assert list((home / FOLDER).iterdir()) == []


# Homes


def test_one_server_and_many_workers_share_a_home(home):
    server = Home(home)
    server.share()
    workers = [Home(home, server=False) for _ in range(3)]
    assert [each.alone for each in (server, *workers)] == [True, False, False, False]
    with pytest.raises(HomeUnusable, match="Another Gradus server"):
        Home(home)
    for each in (server, *workers):
        each.close()
    assert Home(home).alone


def test_one_process_has_the_turn(home):
    first = Home(home, server=False)
    first.share()
    second = Home(home, server=False)
    assert first.try_lock("freezing")
    assert not second.try_lock("freezing")
    first.close()
    assert second.try_lock("freezing")
    second.close()


def test_a_home_in_use_on_another_machine(home, monkeypatch):
    with_boot = Home(home)
    with_boot.share()
    monkeypatch.setattr("server.process.home._machine", lambda: "another-boot elsewhere")
    with pytest.raises(HomeUnusable, match=r"in use on another machine .*Run the server and its workers there"):
        Home(home, server=False)
    with_boot.close()
    Home(home, server=False).close()
