"""What a verdict costs, beside the floor of the same run: `python -m benchmarks.judge [SLUG...]`.

For each problem the median of paired ratios to a cold Python with NumPy that runs the same cases once (floor.py): the
whole of a warm submission (wall and CPU, children and kernel included; "of 60": were it sixty cases), what of it are
the solution's own calls ("own"), its first case, right solutions in another style, whose outputs are not the
reference's to the bit, and the first submission ever (inputs and expected outputs frozen on the way).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.floor import Cost, Floor, Meter, ratios
from judge.judge import Judge
from judge.package.frozen import Frozen
from judge.package.load import load
from judge.package.problem import Problem
from judge.package.store import FrozenStore
from judge.sandbox.base import Limits, Role
from judge.sandbox.linux import LinuxSandbox
from judge.verdict import CaseJudged, Verdict

PROBLEMS = Path(__file__).parents[1] / "problems"
DEFAULT = ("relu", "softmax", "adam", "batchnorm", "pca", "newtons-method")
ROUNDS, TOGETHER = 15, 6  # rounds, and submissions in each: the kernel counts a zygote's CPU in hundredths of a second
PAUSE = 0.02  # seconds between submissions in which the next child is made: one client, not a queue of them
HEADER = (
    "problem           cases  floor ms     ms  ratio  of 60    own   CPU ms  ratio   first  ratio  other style"
    "  first ever  ratio"
)


def main() -> None:
    print(HEADER)
    with closing(LinuxSandbox()) as sandbox:
        ready(sandbox)
        for slug in sys.argv[1:] or DEFAULT:
            print(row(sandbox, slug), flush=True)


def ready(sandbox: LinuxSandbox) -> None:
    """Start the interpreters, as a server does when it starts."""
    for role in (Role.SUBMISSION, Role.AUTHOR):
        sandbox.open(role, Limits(1 << 28, 20.0, 1 << 20)).close()


def row(sandbox: LinuxSandbox, slug: str) -> str:
    (folder,) = PROBLEMS.glob(f"*/{slug}")
    problem = load(folder)
    with tempfile.TemporaryDirectory() as home:
        judge = Judge(sandbox, FrozenStore(Path(home)))
        started = time.perf_counter()
        frozen = judge.prepare(problem)
        submission(judge, problem, frozen, problem.reference)
        ever = time.perf_counter() - started
        with closing(Floor(problem, frozen)) as floor:
            pairs, firsts, styles = measured(judge, sandbox, problem, frozen, floor)
            own = statistics.median(floor.own() for _ in range(3))
    ratio, cost, floors = ratios(pairs)
    first = statistics.median(firsts)
    cases = len(frozen.cases)
    of_sixty = (first + (cost.wall - first) * 60 / cases) / floors.wall
    return (
        f"{slug:<18}{cases:>5}{1000 * floors.wall:>10.1f}{1000 * cost.wall:>7.1f}{ratio.wall:>7.3f}{of_sixty:>7.3f}"
        f"{own / floors.wall:>7.3f}"
        f"{1000 * cost.cpu:>9.1f}{ratio.cpu:>7.3f}{1000 * first:>8.2f}{first / floors.wall:>7.3f}"
        f"{statistics.median(styles) / floors.wall:>13.3f}{1000 * ever:>9.0f} ms{ever / floors.wall:>7.1f}"
    )


def measured(
    judge: Judge, sandbox: LinuxSandbox, problem: Problem, frozen: Frozen, floor: Floor
) -> tuple[list[tuple[Cost, Cost]], list[float], list[float]]:
    """Return (ours, floor) pairs, seconds to the first case, and seconds of a right solution in another style."""
    pairs, firsts, styles = [], [], []
    other = problem.accepted[0].source if problem.accepted else problem.reference
    submission(judge, problem, frozen, other)
    for _ in range(ROUNDS):
        least = floor.run()
        walls = []
        with Meter(sandbox) as meter:
            for _ in range(TOGETHER):
                time.sleep(PAUSE)
                wall, first = submission(judge, problem, frozen, problem.reference)
                walls.append(wall)
                firsts.append(first)
        pairs.append((Cost(statistics.median(walls), meter.cost.cpu / TOGETHER), least))
        time.sleep(PAUSE)
        styles.append(submission(judge, problem, frozen, other)[0])
    return pairs, firsts, styles


def submission(judge: Judge, problem: Problem, frozen: Frozen, source: str) -> tuple[float, float]:
    """Return the seconds to the verdict and to the first case."""
    started, to_first = time.perf_counter(), 0.0
    for event in judge.run(problem, frozen, source):
        if isinstance(event, CaseJudged) and not to_first:
            to_first = time.perf_counter() - started
    assert event.verdict is Verdict.ACCEPTED, event
    return time.perf_counter() - started, to_first


if __name__ == "__main__":
    main()
