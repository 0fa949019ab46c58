"""Measures what the reference and a plain Python loop cost on this host: the limits of scale cases are made of both.

A limit in seconds would be generous on a fast host and cruel on a slow one. So a scale case may take a multiple of what
the reference takes, and where that is too little to be measured well, what a plain loop of so many steps takes. Both
are measured in the sandbox of a submission, whose interpreter runs the submission too.
"""

from __future__ import annotations

import math
import tempfile
from dataclasses import replace
from pathlib import Path

from judge import wire
from judge.package.freeze import REFERENCE_CPU
from judge.package.frozen import Frozen, FrozenCase, Span
from judge.package.problem import Entry, Kind, Problem, Unsound
from judge.package.results import Costs
from judge.package.running import NotRun, run
from judge.package.store import FrozenStore
from judge.sandbox.base import Sandbox
from judge.verdict import Group

COST_RUNS = 3  # runs of a timed case and of the loop, of which the cheapest counts
LOOP_STEPS = 1_000_000
LOOP = f"""
def loop():
    total = 0
    for i in range({LOOP_STEPS}):
        total += i
"""


def reference_costs(problem: Problem, frozen: Frozen, sandbox: Sandbox, store: FrozenStore) -> Costs:
    """Return what the reference and the loop take on this host, measured once and stored.

    Raises:
        Unsound: the reference fails a case on this host.
    """
    if (known := store.results.load_costs(frozen.digest)) is not None:
        return known
    timed = [case for case in frozen.cases if case.timed]
    cases: dict[str, float] = {}
    try:
        for again in (frozen.cases, *[timed] * (COST_RUNS - 1 if timed else 0)):
            for ran in run(sandbox, problem, problem.reference, frozen.folder, again, cpu=REFERENCE_CPU):
                cases[ran.case.case] = min(cases.get(ran.case.case, math.inf), ran.cpu)
        costs = Costs(cases, _step_seconds(problem, sandbox))
    except NotRun as failure:
        raise Unsound((failure.fault("reference.py"),)) from failure
    store.results.save_costs(frozen.digest, costs)
    return costs


def _step_seconds(problem: Problem, sandbox: Sandbox) -> float:
    """Measure the CPU seconds of one step of a plain Python loop in the sandbox: the best of a few loops."""
    entry = Entry(name="loop", kind=Kind.FUNCTION, returns=("nothing",), mutates=(), params=())
    alone = replace(problem, entries=(entry,), drive=None, functions=None, forbids=())
    inputs = bytes(wire.encode({}))
    cases = [_loop_case(number, len(inputs)) for number in range(COST_RUNS)]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "inputs.bin").write_bytes(inputs)
        return min(ran.cpu for ran in run(sandbox, alone, LOOP, Path(folder), cases, cpu=REFERENCE_CPU)) / LOOP_STEPS


def _loop_case(number: int, length: int) -> FrozenCase:
    return FrozenCase(
        case=f"loop/scale/{number}",
        entry="loop",
        group=Group.SCALE,
        id=str(number),
        inputs=Span("inputs.bin", 0, length),
        raises=None,
        draws=0,
        repeat=0,
        size=None,
        note="",
        call="",
        expected=(),
        expect=None,
        seeds=(),
        varies=False,
    )
