"""A source over frozen cases in a submission's sandbox: its raw outputs, judged by nobody.

For what the judge compares with (the reference, the known mistakes) and for what a scale case costs; submissions are
judged by `judge/execution.py`. The code that runs here is an author's, and confined like a stranger's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from judge.package.authors import STOPS
from judge.package.job import Asked, job, plan
from judge.package.problem import Fault, Problem
from judge.package.store import FrozenCase
from judge.sandbox.base import Limits, Role, Sandbox, Session

OUTPUT = 512 * 1024 * 1024
STDOUT = 2000


@dataclass(frozen=True, slots=True)
class Run:
    """One call: its output, or why there is none."""

    output: bytes | None
    exception: str = ""
    mro: tuple[str, ...] = ()
    message: str = ""
    line: int = 0

    @property
    def told(self) -> str:
        """Why there is no output, in one line."""
        return f"{self.exception}: {self.message}" if self.mro else self.message


@dataclass(frozen=True, slots=True)
class Ran:
    """One case, run as often as it asks for."""

    case: FrozenCase
    runs: tuple[Run, ...]
    mutated: tuple[str, ...]
    missing: bool
    cpu: float  # seconds; of a scale case, or one with a size, measured from outside, of the others as the harness says


class NotRun(Exception):  # noqa: N818
    """The source did not load, or had to be stopped."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)

    def fault(self, file: str) -> Fault:
        return Fault(file, self.line, str(self))


def run(
    sandbox: Sandbox, problem: Problem, source: str, folder: Path, cases: Sequence[FrozenCase], *, cpu: float
) -> Iterator[Ran]:
    """The cases in order, each with at most so many seconds of CPU.

    Raises:
        NotRun: it does not load, or a case had to be stopped; what ran before has been yielded.
    """
    wall = 5.0 + 3 * cpu
    limits = Limits(memory=problem.limits.memory << 20, wall=wall * (len(cases) + 1), output=OUTPUT)
    with ExitStack() as stack:
        session = stack.enter_context(sandbox.open(Role.SUBMISSION, limits))
        try:
            asked = [Asked(index, case) for index, case in enumerate(cases)]
            told = plan(problem, asked, STDOUT, forbid=False)
            session.send(job(source.encode(), told), [_open(stack, folder / "inputs.bin")])
            loaded = session.receive(cpu=cpu, wall=wall)
            if "error" in loaded:
                raise NotRun(int(loaded.get("line") or 0), f"{loaded['exception']}: {loaded['message']}")
            for case in cases:
                yield _one(stack, session, folder, case, cpu)
        except STOPS as stop:
            raise NotRun(0, f"had to be stopped: {type(stop).__name__} {stop}".strip()) from stop


def _one(stack: ExitStack, session: Session, folder: Path, case: FrozenCase, cpu: float) -> Ran:
    wall = 5.0 + 3 * cpu
    message = session.receive(cpu=cpu, wall=wall)
    gated = "next" in message
    if gated:
        before = session.cpu()
        session.send({"at": [case.inputs.offset, case.inputs.length]}, [_open(stack, folder / case.inputs.file)])
        message = session.receive(cpu=cpu, wall=wall)
    spent = session.cpu() - before if gated else float(message["cpu"])
    runs = tuple(_run(each) for each in message.get("runs", ()))
    return Ran(case, runs, tuple(message.get("mutated", ())), bool(message.get("missing", False)), spent)


def _run(run: dict[str, Any]) -> Run:
    if "ok" in run:
        return Run(bytes(run["ok"]))
    if "unencodable" in run:
        return Run(None, "Unencodable", (), str(run["unencodable"]))
    mro = tuple(run.get("mro", ()))
    return Run(None, str(run["exception"]), mro, str(run["message"]), int(run.get("line") or 0))


def _open(stack: ExitStack, path: Path) -> int:
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    stack.callback(os.close, fd)
    return fd
