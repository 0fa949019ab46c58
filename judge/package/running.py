"""Runs a source over frozen cases in a submission's sandbox and gives its raw outputs; nothing is judged.

For what the judge compares with (the reference, the known mistakes) and for what a scale case costs; submissions are
run by `judge/runs/execution.py`. The code that runs here is an author's, and confined like a stranger's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from judge.package.authors import STOPS
from judge.package.frozen import FrozenCase
from judge.package.job import PlannedCase, plan
from judge.package.problem import Fault, Problem
from judge.sandbox.base import Limits, Role, Sandbox, Session
from judge.sandbox.harness_client import HarnessClient
from judge.sandbox.replies import CallOutcome

OUTPUT_BYTES = 512 * 1024 * 1024  # most bytes that a session may send
STDOUT_BYTES = 2000  # bytes kept of each stream of a case


@dataclass(frozen=True, slots=True)
class Ran:
    """One case, called as often as it asks for."""

    case: FrozenCase
    runs: tuple[CallOutcome, ...]
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
    """Run the cases in order, each with at most so many seconds of CPU.

    Raises:
        NotRun: it does not load, or a case had to be stopped; what ran before has been yielded.
    """
    wall = _wall(cpu)
    limits = Limits(memory=problem.limits.memory << 20, wall=wall * (len(cases) + 1), output=OUTPUT_BYTES)
    with ExitStack() as stack:
        session = stack.enter_context(sandbox.open(Role.SUBMISSION, limits))
        client = HarnessClient(session)
        try:
            planned = [PlannedCase(index, case) for index, case in enumerate(cases)]
            job_plan = plan(problem, planned, STDOUT_BYTES, forbid=False)
            client.start(source.encode(), job_plan, [_open(stack, folder / "inputs.bin")])
            if failure := client.loaded(cpu=cpu, wall=wall):
                raise NotRun(failure.raised.line or 0, f"{failure.raised.name}: {failure.raised.message}")
            for each in planned:
                yield _one(stack, session, client, folder, each, cpu)
        except STOPS as stop:
            raise NotRun(0, f"had to be stopped: {type(stop).__name__} {stop}".strip()) from stop


def _one(
    stack: ExitStack, session: Session, client: HarnessClient, folder: Path, planned: PlannedCase, cpu: float
) -> Ran:
    case, wall, before = planned.case, _wall(cpu), 0.0
    if planned.gated:
        client.await_turn(planned.index, cpu=cpu, wall=wall)
        before = session.cpu()
        client.give_file(_open(stack, folder / case.inputs.file), case.inputs.offset, case.inputs.length)
    reply = client.reply(planned.index, cpu=cpu, wall=wall)
    spent = session.cpu() - before if planned.gated else reply.cpu
    return Ran(case, reply.runs, reply.mutated, reply.missing, spent)


def _wall(cpu: float) -> float:
    """Returns the seconds of wall time for so many seconds of CPU."""
    return 5.0 + 3 * cpu


def _open(stack: ExitStack, path: Path) -> int:
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    stack.callback(os.close, fd)
    return fd
