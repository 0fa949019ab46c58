"""The floor of every ratio: a cold Python that imports NumPy and runs a solution over the same cases once.

`python -I -S` (no site, no environment), one OpenBLAS thread: the least that one process per submission can cost.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from judge import wire
from judge.package.problem import Problem
from judge.package.store import Frozen

PROGRAM = """
import sys
sys.path[:0] = {paths!r}
import numpy as np
from judge import wire
namespace = {{}}
exec(open({solution!r}).read(), namespace)
for line in open({cases!r}, "rb").read().split(b"--case--")[1:]:
    entry, _, data = line.partition(b"|")
    try:
        namespace[entry.decode()](**wire.decode(data))
    except Exception as error:
        error
"""


def floor_seconds(problem: Problem, frozen: Frozen) -> float:
    """Wall seconds of one cold run of the reference over the problem's plain cases (functions without a drive)."""
    with tempfile.TemporaryDirectory() as folder:
        solution, cases = Path(folder) / "solution.py", Path(folder) / "cases"
        solution.write_text(problem.reference)
        plain = [case for case in frozen.cases if not problem.entry(case.entry).driven and not case.seeds]
        cases.write_bytes(b"".join(b"--case--" + c.entry.encode() + b"|" + frozen.read_inputs(c) for c in plain))
        paths = [str(Path(np.__file__).parents[1]), str(Path(wire.__file__).parents[2])]
        program = PROGRAM.format(paths=paths, solution=str(solution), cases=str(cases))
        environment = {"OPENBLAS_NUM_THREADS": "1", "PATH": os.environ.get("PATH", "")}
        started = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-S", "-c", program], check=True, env=environment, capture_output=True)
        return time.perf_counter() - started


def median_ratio(pairs: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The median ratio of (measured, floor) pairs taken next to each other, and the medians of both in seconds."""
    ratio = statistics.median(measured / floor for measured, floor in pairs)
    return ratio, statistics.median(m for m, _ in pairs), statistics.median(f for _, f in pairs)
