"""What a verdict costs, beside the floor of the same run: `python -m benchmarks.judge [SLUG...]`.

Prints, for each problem, the median of paired ratios: the whole of a warm submission, its first case, and the first
submission ever (inputs and expected outputs frozen on the way), each against a cold Python with NumPy (floor.py).
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.floor import floor_seconds, median_ratio
from judge.judge import Judge
from judge.package.load import load
from judge.package.store import FrozenStore
from judge.sandbox.linux import LinuxSandbox
from judge.verdict import CaseJudged, Verdict

PROBLEMS = Path(__file__).parents[1] / "problems"
DEFAULT = ("relu", "softmax", "adam", "batchnorm", "pca")
ROUNDS = 15


def main() -> None:
    slugs = sys.argv[1:] or [slug for slug in DEFAULT if list(PROBLEMS.glob(f"*/{slug}"))]
    print("problem          cases  floor ms   warm ms   ratio  first case   cold ms   ratio")
    with closing(LinuxSandbox()) as sandbox:
        for slug in slugs:
            print(row(sandbox, slug))


def row(sandbox: LinuxSandbox, slug: str) -> str:
    (folder,) = PROBLEMS.glob(f"*/{slug}")
    problem = load(folder)
    with tempfile.TemporaryDirectory() as home:
        judge = Judge(sandbox, FrozenStore(Path(home)))
        started = time.perf_counter()
        frozen = judge.prepare(problem)
        list(judge.run(problem, frozen, problem.reference))
        cold = time.perf_counter() - started
        whole, first = [], []
        for _ in range(ROUNDS):
            floor = floor_seconds(problem, frozen)
            seconds, to_first = submission(judge, problem, frozen)
            whole.append((seconds, floor))
            first.append((to_first, floor))
    ratio, warm, floor = median_ratio(whole)
    return (
        f"{slug:<16}{len(frozen.cases):>6}{1000 * floor:>10.1f}{1000 * warm:>10.1f}{ratio:>8.3f}"
        f"{median_ratio(first)[0]:>12.3f}{1000 * cold:>10.0f}{cold / floor:>8.1f}"
    )


def submission(judge, problem, frozen) -> tuple[float, float]:
    """Seconds to the verdict and to the first case."""
    started, to_first = time.perf_counter(), 0.0
    for event in judge.run(problem, frozen, problem.reference):
        if isinstance(event, CaseJudged) and not to_first:
            to_first = time.perf_counter() - started
    assert event.verdict is Verdict.ACCEPTED, event
    return time.perf_counter() - started, to_first


if __name__ == "__main__":
    main()
