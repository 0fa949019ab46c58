"""What confinement costs, beside the floor of the same run: `python -m benchmarks.sandbox [ROUNDS]`.

The floor is a cold `python -I -S` that imports NumPy and runs the same sixty small cases. Every number is the median
of paired ratios (or of differences, for a case of a million float64), for each level of confinement and for the
container. CPU counts everything: the judge's side, the child, the zygote that made it, what passes on between them, and
the kernel's work for all.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from benchmarks.floor import Cost, Meter, cold, ratios
from judge import wire
from judge.sandbox.base import Limits, Role, Sandbox, Unavailable
from judge.sandbox.docker import DockerSandbox
from judge.sandbox.linux import LinuxSandbox
from judge.shared.case_table import packed
from judge.shared.protocol import Depth

CASES, ROUNDS, LARGE = 60, 25, 1_000_000
PAUSE = 0.02  # seconds between submissions in which the next child is made: one client, not a queue of them
MEGABYTE = 1 << 20
LIMITS = Limits(256 * MEGABYTE, 20.0, 96 * MEGABYTE)
SOURCE = b"import numpy as np\n\ndef relu(x):\n    return np.maximum(x, 0.0)\n"
KINDS: dict[str, Callable[[], Sandbox]] = {
    "namespaces": lambda: LinuxSandbox(level=Depth.NAMESPACES),
    "landlock": lambda: LinuxSandbox(level=Depth.LANDLOCK),
    "docker": DockerSandbox,
}
INPUTS = [[float(n) for n in range(-3, 3 + i % 5)] for i in range(CASES)]
SMALL = [bytes(wire.encode({"x": np.array(values)})) for values in INPUTS]
COLD = """
import sys
sys.path.insert(0, {site!r})
import numpy as np
namespace = {{}}
exec({source!r}, namespace)
for values in {inputs!r}:
    namespace["relu"](np.array(values))
"""


def job(cases: list[dict]) -> dict:
    rows = [(i, 0, *case.get("at", (0, 0)), False) for i, case in enumerate(cases)]
    more = {i: {"data": case["data"]} for i, case in enumerate(cases) if "data" in case}
    plan = {
        "filename": "solution.py",
        "drive": None,
        "functions": None,
        "entries": {"relu": {"kind": "function", "params": [["x", "positional", False]]}},
        "forbid": {},
        "stdout_limit": 1000,
        "cases": packed(rows, more),
    }
    return {"do": "judge", "source": SOURCE, "plan": bytes(wire.encode(plan))}


def session(sandbox: Sandbox, cases: list[dict], fds: list[int] = []) -> tuple[float, float]:  # noqa: B006
    """Return the seconds until everything was decoded, and until the first case was."""
    started = time.perf_counter()
    with sandbox.open(Role.SUBMISSION, LIMITS) as child:
        child.send(job(cases), fds)
        assert child.receive(cpu=2, wall=10) == {"loaded": True}
        first = 0.0
        for _ in cases:
            wire.decode(child.receive(cpu=2, wall=10)["runs"][0]["ok"], copy=False)
            first = first or time.perf_counter() - started
        assert child.receive(cpu=2, wall=10) == {"done": True}
        return time.perf_counter() - started, first


def small(sandbox: Sandbox, times: int = 3) -> tuple[Cost, float]:
    """Measure what one submission of small cases costs, and the seconds to its first case."""
    cases = [{"data": data} for data in SMALL]
    walls, firsts = [], []
    with Meter(sandbox) as meter:
        for _ in range(times):
            time.sleep(PAUSE)
            wall, first = session(sandbox, cases)
            walls.append(wall)
            firsts.append(first)
    return Cost(statistics.median(walls), meter.cost.cpu / times), statistics.median(firsts)


def large(sandbox: Sandbox) -> float:
    """Return the seconds that a case of a million float64 takes more than plain Python does."""
    with tempfile.NamedTemporaryFile() as file:
        x = np.random.default_rng(1).normal(size=LARGE)
        file.write(wire.encode({"x": x}))
        file.flush()
        cases = [{"at": [0, Path(file.name).stat().st_size]}]
        differences = []
        for _ in range(9):
            wall, _first = session(sandbox, cases, [file.fileno()])
            tiny, _first = session(sandbox, [{"data": SMALL[0]}])
            started = time.perf_counter()
            np.maximum(x, 0.0)
            differences.append(wall - tiny - (time.perf_counter() - started))
    return statistics.median(differences)


def throughput(sandbox: Sandbox, seconds: float = 2.0) -> tuple[float, float]:
    """Return the submissions a second with two threads, and the CPU seconds that each takes."""
    done, until = [], time.perf_counter() + seconds
    cases = [{"data": data} for data in SMALL]

    def work() -> None:
        while time.perf_counter() < until:
            session(sandbox, cases)
            done.append(1)

    with Meter(sandbox) as meter:
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return len(done) / meter.cost.wall, meter.cost.cpu / len(done)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{CASES} small cases beside a cold Python with NumPy; medians of {rounds} rounds")
    print("level        floor ms   wall ms  ratio   first  ratio    CPU ms  ratio   million   per second")
    for name, make in KINDS.items():
        with closing(make()) as sandbox:
            try:
                sandbox.describe()
            except Unavailable as reason:
                print(f"{name:<12} {reason}")
            else:
                print(row(name, sandbox, rounds))


def row(name: str, sandbox: Sandbox, rounds: int) -> str:
    small(sandbox, 5)
    program = COLD.format(site=str(Path(np.__file__).parents[1]), source=SOURCE, inputs=INPUTS)
    pairs, firsts = [], []
    for _ in range(rounds):
        floor = cold(program)
        cost, first = small(sandbox)
        pairs.append((cost, floor))
        firsts.append(first)
    ratio, ours, floor = ratios(pairs)
    first = statistics.median(firsts)
    rate, busy = throughput(sandbox)
    return (
        f"{name:<12}{1000 * floor.wall:>9.1f}{1000 * ours.wall:>10.2f}{ratio.wall:>7.3f}{1000 * first:>8.2f}"
        f"{first / floor.wall:>7.3f}{1000 * busy:>10.2f}{busy / floor.cpu:>7.3f}{1000 * large(sandbox):>8.1f} ms"
        f"{rate:>13.0f}"
    )


if __name__ == "__main__":
    main()
