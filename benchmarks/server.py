"""Start and idle memory of the server, and a verdict over HTTP: `python -m benchmarks.server`.

Prints, beside the floor of the same run (a cold Python that imports NumPy): seconds from the start of the process to
the first answered page with all problems loaded; proportional memory (PSS) of server and sandbox when idle; and
the time from the request of a submission to its verdict event.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from judge.package.load import load

ROOT = Path(__file__).parents[1]
ROUNDS = 15


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        for attempt in ("first start (empty home)", "second start"):
            started = time.perf_counter()
            process, url, token = start(Path(home))
            with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=60) as client:
                listed = client.get("/api/syllabus").json()["totals"]["available"]
                print(f"{attempt}: {time.perf_counter() - started:.2f} s to the first page with {listed} problems")
                if attempt == "second start":
                    floors = [floor() for _ in range(5)]
                    verdicts(client, statistics.median(floors))
                    time.sleep(2)  # a benchmark, not a test: let it come to rest
                    print(f"idle: {sum(pss(pid) for pid in tree(process.pid)) / 1024:.0f} MB in all (PSS)")
            process.terminate()
            process.wait()


def start(home: Path) -> tuple[subprocess.Popen[str], str, str]:
    command = [sys.executable, "-m", "server", "--port", "0", "--home", str(home)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"(http://[\d.]+:\d+)/\?token=(\S+)", line):
            return process, found[1], found[2]
    raise SystemExit("The server did not start.")


def floor() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)
    return time.perf_counter() - started


def verdicts(client: httpx.Client, floor_seconds: float) -> None:
    source = load(ROOT / "problems" / "foundations" / "relu").reference
    seconds = []
    for _ in range(ROUNDS):
        time.sleep(0.5)  # below the limit of submissions a second
        started = time.perf_counter()
        accepted = client.post("/api/submissions", json={"problem": "relu", "source": source, "mode": "submit"}).json()
        with client.stream("GET", f"/api/submissions/{accepted['id']}/events") as stream:
            events = [json.loads(line[5:]) for line in stream.iter_lines() if line.startswith("data:")]
        seconds.append(time.perf_counter() - started)
        assert events[-1]["verdict"] == "accepted", events[-1]
    median = statistics.median(seconds[1:])
    print(
        f"relu over HTTP: first {1000 * seconds[0]:.0f} ms, then {1000 * median:.1f} ms "
        f"(floor {1000 * floor_seconds:.0f} ms, ratio {median / floor_seconds:.2f})"
    )


def tree(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in tree(int(child)))]


def pss(pid: int) -> int:
    """KB; 0 for a process that has ended since it was listed."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main()
