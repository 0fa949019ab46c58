"""Submissions a second, beside one cold process for each: `python -m benchmarks.throughput [SECONDS]`.

Two at a time, `relu` with its full set of cases: first the judge alone (two threads of one process), then the server
with its database, queue and stream in the path, asked by more people than it judges at one time. The floor is two cold
Pythons with NumPy at a time, each running the same cases once.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from benchmarks.floor import Floor
from benchmarks.judge import PROBLEMS, submission
from benchmarks.server import settle, started
from judge.judge import Judge
from judge.package.load import load
from judge.package.store import FrozenStore
from judge.sandbox.linux import LinuxSandbox

SLOTS = 2  # judged at one time
PEOPLE = 6  # who wait for the server
UNLIMITED = {"GRADUS_BURST": "1000000", "GRADUS_RATE": "1000000", "GRADUS_QUEUED": "1000000"}


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    problem = load(PROBLEMS / "foundations" / "relu")
    with tempfile.TemporaryDirectory() as home, closing(LinuxSandbox()) as sandbox:
        judge = Judge(sandbox, FrozenStore(Path(home)))
        frozen = judge.prepare(problem)
        submission(judge, problem, frozen, problem.reference)
        with closing(Floor(problem, frozen)) as floor:
            cold = rate(floor.run, seconds, SLOTS)
        warm = rate(lambda: submission(judge, problem, frozen, problem.reference), seconds, SLOTS)
    print(f"a cold process for each: {cold:.1f} a second; the judge: {warm:.1f}, {warm / cold:.1f} times as many")
    for workers in (0, SLOTS):
        served = of_server(problem.reference, seconds, workers)
        who = f"{workers} `gradus worker` beside it" if workers else "judging in its own process"
        print(f"the server, {who}: {served:.1f} a second, {served / cold:.1f} times as many")


def rate(work: Callable[[], object], seconds: float, clients: int) -> float:
    """Return how often a second so many clients finish it together."""
    begun, done = time.perf_counter(), []

    def client() -> None:
        while time.perf_counter() < begun + seconds:
            work()
            done.append(1)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done) / (time.perf_counter() - begun)


def of_server(source: str, seconds: float, workers: int) -> float:
    """Measure with the database, the queue and the stream in the path."""
    with (
        tempfile.TemporaryDirectory() as home,
        started(Path(home), UNLIMITED | ({"GRADUS_WORKERS": "0"} if workers else {})) as (_process, connect),
        ExitStack() as stack,
    ):
        for _ in range(workers):
            stack.enter_context(worker(Path(home)))

        body = json.dumps({"problem": "relu", "source": source, "mode": "submit"}).encode()
        clients = threading.local()

        def work() -> None:
            if not hasattr(clients, "own"):
                clients.own = connect()
            event = clients.own.judged(body)
            assert event["verdict"] == "accepted", event

        with closing(connect()) as first:
            settle(first)
            first.judged(body)
        return rate(work, seconds, PEOPLE)


@contextmanager
def worker(home: Path) -> Iterator[None]:
    """Run a process that judges one submission at a time."""
    program = f"from server.process.work import work; from pathlib import Path; work(Path({str(home)!r}), workers=1)"
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
