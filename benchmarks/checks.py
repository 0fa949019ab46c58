"""What `gradus problem check` costs a problem, beside a cold Python with NumPy: `python -m benchmarks.checks`.

Every problem, one after another, with its frozen cases at hand as on any second check, without mutants; oracles and
the solutions that are to run out of time are left out, since these take what they take by design.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.floor import cold
from benchmarks.judge import PROBLEMS, ready
from judge.judge import Judge
from judge.package.store import FrozenStore
from judge.sandbox.linux import LinuxSandbox
from judge.verify import verify

BY_DESIGN = "# verdict: time_limit"


def main() -> None:
    floors, seconds = [], {}
    with tempfile.TemporaryDirectory() as home, closing(LinuxSandbox()) as sandbox:
        ready(sandbox)
        judge = Judge(sandbox, FrozenStore(Path(home) / "frozen"))
        for folder in sorted(path.parent for path in PROBLEMS.glob("*/*/problem.toml")):
            copy = without_slow(folder, Path(home))
            verify(copy, judge, oracle=False)
            begun = time.perf_counter()
            verify(copy, judge, oracle=False)
            seconds[folder.name] = time.perf_counter() - begun
            floors.append(cold().wall)
    floor = statistics.median(floors)
    print(f"floor {1000 * floor:.0f} ms; {len(seconds)} problems, {sum(seconds.values()):.1f} s in all")
    print(f"a problem: {statistics.mean(seconds.values()) / floor:.1f} floors on average, ", end="")
    print(f"{statistics.median(seconds.values()) / floor:.1f} at the median; the slowest:")
    for slug, took in sorted(seconds.items(), key=lambda item: -item[1])[:5]:
        print(f"  {slug:<32}{took:>6.2f} s{took / floor:>7.1f}")


def without_slow(folder: Path, home: Path) -> Path:
    copy = home / folder.parent.name / folder.name
    shutil.copytree(folder, copy)
    for path in copy.glob("rejected/*.py"):
        if BY_DESIGN in path.read_text():
            path.unlink()
    return copy


if __name__ == "__main__":
    main()
