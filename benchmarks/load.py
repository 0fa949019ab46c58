"""Whether a full machine gives the same verdicts as an idle one: `python -m benchmarks.load [SLUG ...]`.

Judges the reference and every accepted and rejected solution of the problems (all of them, unless some are named) as it
is, and again beside twice as many busy processes as there are cores. Prints every verdict that differs, which should be
none, and how long both took; exit code 1 where one differs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from judge.judge import Judge, open_judge
from judge.package.files import find
from judge.package.load import load
from judge.package.problem import Problem
from judge.verdict import Report

PROBLEMS = Path(__file__).parents[1] / "problems"
BUSY_SECONDS = 1800  # after which a busy process ends by itself; it ends with its parent in any case
BUSY = f"""
import os, time
parent, end = os.getppid(), time.monotonic() + {BUSY_SECONDS}
while time.monotonic() < end and os.getppid() == parent:
    pass
"""

Outcome = tuple[str, str]  # the verdict, and the case that fails


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Run so many processes that burn CPU while the block runs."""
    burning = [subprocess.Popen([sys.executable, "-I", "-S", "-c", BUSY]) for _ in range(processes)]
    try:
        yield
    finally:
        for process in burning:
            process.kill()
            process.wait()


def full_load() -> int:
    """Run busy processes that leave the judge a third of the machine."""
    return 2 * (os.cpu_count() or 1)


def sources(problem: Problem) -> Iterator[tuple[str, str]]:
    """(name, source) of everything in the folder that has a verdict."""
    yield "reference.py", problem.reference
    for solution in (*problem.accepted, *problem.rejected):
        yield solution.path, solution.source


def verdicts(
    judge: Judge, problems: Sequence[Problem], chosen: Callable[[Problem], Iterable[tuple[str, str]]] = sources
) -> dict[str, Outcome]:
    """Return the verdict on each chosen source, by the names of problem and file."""
    return {
        f"{problem.slug}/{name}": _outcome(judge, problem, source)
        for problem in problems
        for name, source in chosen(problem)
    }


def _outcome(judge: Judge, problem: Problem, source: str) -> Outcome:
    *_, report = judge.run(problem, judge.prepare(problem), source)
    assert isinstance(report, Report)
    return report.verdict.value, report.failure.case if report.failure else ""


def main() -> int:
    named = sys.argv[1:]
    problems = [load(folder) for folder in find(PROBLEMS) if not named or folder.name in named]
    with tempfile.TemporaryDirectory() as home, open_judge(Path(home)) as judge:
        for problem in problems:
            judge.prepared(problem, judge.prepare(problem)).complete()  # before anything counts
        idle, seconds = timed(judge, problems)
        print(f"idle: {len(idle)} verdicts in {seconds:.1f} s", flush=True)
        with busy(full_load()):
            loaded, seconds = timed(judge, problems)
        print(f"beside {full_load()} busy processes: {len(loaded)} verdicts in {seconds:.1f} s")
    differing = [name for name in idle if idle[name] != loaded[name]]
    for name in differing:
        print(f"{name}: idle {' '.join(idle[name])}, loaded {' '.join(loaded[name])}")
    print(f"{len(differing)} differ")
    return 1 if differing else 0


def timed(judge: Judge, problems: Sequence[Problem]) -> tuple[dict[str, Outcome], float]:
    started = time.perf_counter()
    found = verdicts(judge, problems)
    return found, time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
