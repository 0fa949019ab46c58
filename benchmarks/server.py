"""Start and idle memory of the server, and a verdict over HTTP: `python -m benchmarks.server`.

Prints, beside the floor of the same run (a cold Python that imports NumPy): seconds from the start of the process to
the first answered page with all problems loaded; proportional memory (PSS) of server and sandbox when idle; and
the time from the request of a submission to its verdict event.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from benchmarks.client import Client
from benchmarks.floor import Cost, Floor, ratios
from judge.judge import Judge
from judge.package.load import load
from judge.package.store import FrozenStore
from judge.sandbox.linux import LinuxSandbox

ROOT = Path(__file__).parents[1]
ROUNDS = 15
PAUSE = 0.5  # seconds between submissions: below the limit of submissions a second

Connect = Callable[[], Client]


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        for attempt in ("first start (empty home)", "second start"):
            begun = time.perf_counter()
            with started(Path(home), {}) as (process, connect), closing(connect()) as client:
                listed = client.get("/api/syllabus")["totals"]["available"]
                print(f"{attempt}: {time.perf_counter() - begun:.2f} s to the first page with {listed} problems")
                settle(client)
                if attempt == "second start":
                    verdicts(client)
                    print(f"idle: {sum(pss(pid) for pid in tree(process.pid)) / 1024:.0f} MB in all (PSS)")


@contextmanager
def started(home: Path, environment: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[str], Connect]]:
    """Start a server of its own, and return what connects to it."""
    command = [sys.executable, "-m", "server", "--port", "0", "--home", str(home)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ | environment
    )
    assert process.stdout is not None
    try:
        found = next(
            found for line in process.stdout if (found := re.search(r"http://([\d.]+:\d+)/\?token=(\S+)", line))
        )
        yield process, partial(Client, found[1], found[2])
    finally:
        process.terminate()
        process.wait()


def settle(client: Client) -> None:
    """Wait until every problem is frozen, which a start does in the background."""
    for path in sorted(ROOT.glob("problems/*/*/problem.toml")):
        while client.get(f"/api/problems/{path.parent.name}")["examples_state"] == "preparing":
            pass


def verdicts(client: Client) -> None:
    problem = load(ROOT / "problems" / "foundations" / "relu")
    with tempfile.TemporaryDirectory() as home, closing(LinuxSandbox()) as sandbox:
        floor = Floor(problem, Judge(sandbox, FrozenStore(Path(home))).prepare(problem))
    body = json.dumps({"problem": "relu", "source": problem.reference, "mode": "submit"}).encode()
    pairs = []
    with closing(floor):
        for _ in range(ROUNDS):
            least = floor.run()
            time.sleep(PAUSE)
            begun = time.perf_counter()
            event = client.judged(body)
            pairs.append((Cost(time.perf_counter() - begun, 1.0), least))
            assert event["verdict"] == "accepted", event
    ratio, ours, least = ratios(pairs)
    print(
        f"relu over HTTP, from the request to the verdict's event: {1000 * ours.wall:.1f} ms "
        f"(floor {1000 * least.wall:.0f} ms, ratio {ratio.wall:.3f})"
    )


def tree(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in tree(int(child)))]


def pss(pid: int) -> int:
    """Return the proportional set size in KB; 0 for a process that has ended since it was listed."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main()
