"""The floor of every ratio: a cold Python that imports NumPy and runs a solution over the same cases once.

`python -I -S` (no site, no environment), one OpenBLAS thread, nothing of ours imported: the least that one process per
submission can cost. What our own side costs is read by `Meter`: wall time, and the CPU time of everybody who took part.
"""

from __future__ import annotations

import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from judge import wire
from judge.inside.folder import made
from judge.package.frozen import Frozen
from judge.package.problem import Problem
from judge.sandbox.base import Role
from judge.sandbox.container.daemon import Daemon
from judge.sandbox.docker import DockerSandbox
from judge.sandbox.linux import LinuxSandbox

PROGRAM = """
import pickle, sys
sys.path.insert(0, {site!r})
import numpy as np
class Namespace:
    def __init__(self, source):
        exec(source, self.__dict__)
submission, functions, drive = (Namespace(source) for source in {sources!r})
def made(value):
    if type(value) is tuple and value[:1] == ("a callable",):
        return getattr(functions, value[1])(**value[2])
    return np.random.default_rng(value[1]) if type(value) is tuple and value[:1] == ("a generator",) else value
with open({cases!r}, "rb") as file:
    cases = pickle.load(file)
def run():
    for entry, inputs in cases:
        inputs = {{name: made(value) for name, value in inputs.items()}}
        try:
            if hasattr(drive, entry):
                getattr(drive, entry)(submission, **inputs)
            else:
                getattr(submission, entry)(**inputs)
        except Exception as error:
            error
run()
"""
AGAIN = """
import time
begun = time.perf_counter()
run()
print(time.perf_counter() - begun)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds."""

    wall: float
    cpu: float


def ratios(pairs: Iterable[tuple[Cost, Cost]]) -> tuple[Cost, Cost, Cost]:
    """Return medians over (measured, floor) pairs taken next to each other: of the ratios, the measured, the floors."""
    pairs = list(pairs)
    measured, floors = zip(*pairs, strict=True)
    ratio = [Cost(ours.wall / floor.wall, ours.cpu / floor.cpu) for ours, floor in pairs]
    return median(ratio), median(measured), median(floors)


def median(costs: Iterable[Cost]) -> Cost:
    costs = list(costs)
    return Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs))


class Floor:
    """A problem's cold process, ready to be run again and again. Close it."""

    def __init__(self, problem: Problem, frozen: Frozen) -> None:
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "cases"
        cases = [(case.entry, _plain(wire.decode(frozen.read_inputs(case)))) for case in frozen.cases]
        path.write_bytes(pickle.dumps(cases))
        sources = (problem.reference, problem.functions or "", problem.drive or "")
        self._program = PROGRAM.format(site=str(Path(np.__file__).parents[1]), sources=sources, cases=str(path))

    def run(self) -> Cost:
        return cold(self._program)

    def own(self) -> float:
        """Return the seconds that the solution itself takes for the cases, once all is imported and warm."""
        return float(_python(self._program + AGAIN))

    def close(self) -> None:
        self._folder.cleanup()


def cold(program: str = "import numpy") -> Cost:
    """Measure what one cold process costs."""
    if program == "import numpy":
        program = f"import sys; sys.path.insert(0, {str(Path(np.__file__).parents[1])!r}); import numpy"
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    _python(program)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _python(program: str) -> bytes:
    """Run Python, and return what it prints."""
    environment = {"OPENBLAS_NUM_THREADS": "1", "PATH": os.environ.get("PATH", "")}
    command = [sys.executable, "-I", "-S", "-c", program]
    return subprocess.run(command, check=True, env=environment, capture_output=True).stdout


def _plain(inputs: dict[str, object]) -> dict[str, object]:
    """Return inputs that a stranger to our code can unpickle; layouts are made, callables and generators are named."""
    return {name: _named(value) for name, value in inputs.items()}


def _named(value: object) -> object:
    if isinstance(value, wire.Fn):
        return "a callable", value.name, dict(value.params)
    if isinstance(value, wire.Rng):
        return "a generator", value.seed
    return made(value, {})


class Meter:
    """CPU seconds of this process, of its zygotes, and of all the children that these have reaped.

    In the docker backend, the supervisor, the container's shim and the daemon count too, as every byte passes them.
    """

    def __init__(self, sandbox: LinuxSandbox | DockerSandbox) -> None:
        self._sandbox = sandbox

    def __enter__(self) -> Self:
        self._cpu, self._wall = self._cpu_so_far(), time.perf_counter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cost = Cost(time.perf_counter() - self._wall, self._cpu_so_far() - self._cpu)

    def _cpu_so_far(self) -> float:
        ticks = sum(sum(map(int, _stat(pid)[11:15])) for pid in self._pids())
        return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")

    def _pids(self) -> list[int]:
        if isinstance(self._sandbox, LinuxSandbox):
            return [self._sandbox.zygotes()[Role.SUBMISSION]]
        with closing(Daemon()) as daemon:
            supervisor = daemon.state(self._sandbox.running().id)["Pid"]
        threads = Path(f"/proc/{supervisor}/task").iterdir()
        zygotes = [int(pid) for thread in threads for pid in (thread / "children").read_text().split()]
        return [supervisor, *zygotes, int(_stat(supervisor)[1]), int(Path("/var/run/docker.pid").read_text())]


def _stat(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat behind the name."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
