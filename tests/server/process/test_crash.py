"""kill -9 at random moments: every submission that was answered 202 ends in exactly one verdict."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from judge.package.load import load
from server.db.engine import FILE

WAIT_SECONDS = 60
KILLS = 3
SENT = 4  # in each life of the server, beside the one that is watched

SLOW = """
import time as _time

_softmax = softmax

def softmax(x, axis=-1):
    end = _time.process_time() + 0.002
    while _time.process_time() < end:
        pass
    return _softmax(x, axis=axis)
"""

# Each case takes long, and none of them so long that it is stopped: the whole takes more than a minute.
NEVER_DONE = """

_slow_softmax = softmax

def softmax(x, axis=-1):
    end = _time.process_time() + 1
    while _time.process_time() < end:
        pass
    return _slow_softmax(x, axis=axis)
"""


@pytest.fixture
def sources(bank):
    """Sources of softmax by the verdict that each must get."""
    problem = load(bank / "foundations" / "softmax")
    wrong = next(each for each in problem.rejected if each.verdict == "wrong_answer")
    return {"accepted": problem.reference + SLOW, "wrong_answer": wrong.source, "compile_error": "def softmax(:"}


@pytest.fixture
def environment(bank, tmp_path, monkeypatch):
    monkeypatch.setenv("GRADUS_PROBLEMS", str(bank))
    monkeypatch.setenv("GRADUS_WEB", str(tmp_path / "web"))
    monkeypatch.setenv("GRADUS_BURST", "1000")
    monkeypatch.setenv("GRADUS_QUEUED", "1000")


@contextmanager
def running(home, *arguments):
    """A server process of its own, and a client for it."""
    command = [sys.executable, "-m", "server", "--port", "0", "--home", str(home), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        url = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
        base, _, token = url.partition("/?token=")
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=base, headers=headers, timeout=WAIT_SECONDS, trust_env=False) as client:
            yield process, client
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def send(client, sources, verdict):
    body = {"problem": "softmax", "source": sources[verdict], "mode": "submit"}
    response = client.post("/api/submissions", json=body)
    assert response.status_code == 202, response.text
    return response.json()["id"]


def follow(client, submission):
    """The names of its events, to the end of the stream."""
    with client.stream("GET", f"/api/submissions/{submission}/events") as response:
        for line in response.iter_lines():
            if line.startswith("event: "):
                yield line.removeprefix("event: ")


def send_until_dead(client, sources, accepted, rng):
    with suppress(httpx.HTTPError):
        for _ in range(SENT):
            verdict = rng.choice(sorted(sources))
            accepted[send(client, sources, verdict)] = verdict


@pytest.mark.parametrize("seed", [7])
def test_a_killed_server_loses_nothing(home, environment, sources, seed):
    rng = random.Random(seed)
    accepted = {}
    for _ in range(KILLS):
        with running(home) as (process, client):
            watched = send(client, sources, "accepted")
            accepted[watched] = "accepted"
            sender = threading.Thread(target=send_until_dead, args=(client, sources, accepted, rng))
            sender.start()
            with suppress(httpx.HTTPError):
                for _, _name in zip(range(rng.randrange(60)), follow(client, watched), strict=False):
                    pass  # a random number of its events, and then
            os.kill(process.pid, signal.SIGKILL)
            sender.join()
    with running(home) as (_, client):
        finish(client, accepted)
    check_database(home, set(accepted))


def check_log(log):
    """Whole, of one attempt, and with its verdict at the end."""
    events = [each["event"] for each in log["events"]]
    attempt = events[-1]["attempt"]
    assert log["done"]
    assert [each["id"] for each in log["events"]] == [f"{attempt}-{n}" for n in range(1, len(events) + 1)]
    assert [each["type"] for each in events] == ["started", *["case"] * (len(events) - 2), "verdict"]
    assert [each["index"] for each in events[1:-1]] == list(range(len(events) - 2))


def check_database(home, accepted):
    with sqlite3.connect(home / FILE) as connection:
        verdicts = [row[0] for row in connection.execute("SELECT submission_id FROM event WHERE type = 'verdict'")]
        assert sorted(verdicts) == sorted(set(verdicts))
        assert accepted <= set(verdicts)
        assert connection.execute("SELECT count(*) FROM submission WHERE state != 'done'").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM job").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@contextmanager
def working(home):
    """A worker's process of its own, once it judges."""
    program = "import sys; from cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "worker", "--home", str(home), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert "The worker judges" in process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.parametrize("seed", [11])
def test_killed_workers_lose_nothing(home, environment, sources, seed, monkeypatch):
    """One server that only serves, and two workers, of which one is killed and replaced again and again."""
    monkeypatch.setenv("GRADUS_LEASE", "1")
    rng, accepted = random.Random(seed), {}
    with ExitStack() as stack:
        _, client = stack.enter_context(running(home, "--workers", "0"))
        workers = [stack.enter_context(working(home)) for _ in range(2)]
        for _ in range(KILLS - 1):
            watched = send(client, sources, "accepted")
            accepted[watched] = "accepted"
            send_until_dead(client, sources, accepted, rng)
            for _, _name in zip(range(rng.randrange(1, 60)), follow(client, watched), strict=False):
                pass
            victim = workers.pop(rng.randrange(2))
            os.kill(victim.pid, signal.SIGKILL)
            victim.wait()
            workers.append(stack.enter_context(working(home)))
        finish(client, accepted)
        assert client.get("/readyz").status_code == 200
    check_database(home, set(accepted))


def test_the_job_of_a_killed_worker_is_judged_by_the_one_that_is_left(home, environment, sources, monkeypatch):
    monkeypatch.setenv("GRADUS_LEASE", "1")
    with running(home, "--workers", "0") as (_, client), working(home), working(home):
        submission = send(client, sources, "accepted")
        stream = follow(client, submission)
        while next(stream) != "case":
            pass
        with sqlite3.connect(home / FILE) as connection:
            owner = "SELECT pid FROM workerprocess JOIN job ON owner = id WHERE submission_id = ?"
            os.kill(connection.execute(owner, [submission]).fetchone()[0], signal.SIGKILL)
        assert list(stream)[-1] == "verdict"
        log = client.get(f"/api/submissions/{submission}/event-log").json()
        check_log(log)
        assert log["events"][-1]["attempt"] == 2


def test_a_worker_that_is_told_to_stop_puts_back_what_it_can_not_finish(home, environment, sources, monkeypatch):
    monkeypatch.setenv("GRADUS_GRACE", "0")
    with running(home, "--workers", "0") as (_, client), working(home) as first:
        submission = send(client, sources, "accepted")
        stream = follow(client, submission)
        while next(stream) != "case":
            pass
        first.terminate()
        assert first.wait(WAIT_SECONDS) in {0, -signal.SIGTERM}
        assert client.get("/readyz").status_code == 503
        with working(home):
            assert list(stream)[-1] == "verdict"
        finish(client, {submission: "accepted"})


def test_what_another_process_has_or_would_get_is_cancelled(home, environment, sources):
    with running(home, "--workers", "0") as (_, client):
        unclaimed = send(client, sources, "accepted")
        assert cancel(client, unclaimed) == "done"  # no process judges yet
        assert list(follow(client, unclaimed)) == ["verdict"]
        with working(home):
            claimed = send(client, {"accepted": sources["accepted"] + NEVER_DONE}, "accepted")
            stream = follow(client, claimed)
            while next(stream) != "case":
                pass
            queued = [send(client, sources, "accepted") for _ in range(2)]
            assert cancel(client, queued[0]) == "done"
            assert cancel(client, claimed) == "running"
            assert list(stream)[-1] == "verdict"
            finish(client, {queued[1]: "accepted"})
            assert cancel(client, queued[1]) == "done"  # a verdict stays
        stored = [client.get(f"/api/submissions/{each}").json() for each in (unclaimed, claimed, *queued)]
        assert [each["verdict"] for each in stored] == ["cancelled", "cancelled", "cancelled", "accepted"]
    check_database(home, {unclaimed, claimed, *queued})


def cancel(client, submission):
    """The state that the submission is in by the server's answer."""
    answer = client.delete(f"/api/submissions/{submission}/run")
    assert answer.status_code == 202, answer.text
    return answer.json()["state"]


def finish(client, accepted):
    """Every submission ends in the verdict that it must get, and its log is whole."""
    for submission in accepted:
        assert list(follow(client, submission))[-1:] in (["verdict"], [])
    for submission, verdict in accepted.items():
        judged = client.get(f"/api/submissions/{submission}").json()
        assert (judged["state"], judged["verdict"]) == ("done", verdict), judged["sentence"]
        check_log(client.get(f"/api/submissions/{submission}/event-log").json())


def test_a_killed_sandbox_costs_no_verdict(home, environment, sources):
    """Every process below the server's, killed while a submission runs: the warm interpreters and their children."""
    with running(home) as (process, client):
        submission = send(client, sources, "accepted")
        stream = follow(client, submission)
        while next(stream) != "case":
            pass
        for child in descendants(process.pid):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        assert list(stream)[-1] == "verdict"
        first = client.get(f"/api/submissions/{submission}").json()
        assert first["verdict"] in {"accepted", "runtime_error"}, first["sentence"]
        after = send(client, sources, "accepted")
        assert list(follow(client, after))[-1] == "verdict"
        assert client.get(f"/api/submissions/{after}").json()["verdict"] == "accepted"


def descendants(pid):
    """All processes below one, leaves first."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [*descendants(child), child]
    return found
