"""Finds the mutants that no case fails.

A mutant is judged case by case, until its first failure. What survives that goes once through the whole judge, which
also knows about scale cases and ignored generators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from judge import wire
from judge.package.authors import AuthorFault
from judge.package.frozen import Frozen
from judge.package.problem import Fault, Problem
from judge.verdict import Verdict
from judge.verify.findings import LEAST_DEAD, Findings, Score, Survivor
from judge.verify.mutants import Mutant, Mutants, mutate
from judge.verify.program_runner import ProgramRunner
from judge.verify.solutions import report_on
from judge.verify.wrapped import ROUND, SINGLE, wrapped

FILE = "reference.py"


def check_mutants(findings: Findings, runner: ProgramRunner, jobs: int, step: Callable[[int, int], None]) -> Score:
    """Judges every mutant and counts those that fail; `step` is called after each, as (done, total)."""
    mutants = mutants_of(runner.problem, runner.frozen)
    findings.faults.extend(mutants.faults)
    killed = excused = 0
    survivors = []
    mutant_judge = _MutantJudge(runner)
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        deaths = pool.map(mutant_judge.killer, mutants.mutants)
        for done, (mutant, death) in enumerate(zip(mutants.mutants, deaths, strict=True), start=1):
            step(done, len(mutants.mutants))
            if mutant.reason and death:
                message = f'mutant-ok: "{mutant.edit}" is no longer needed: {death} kills it.'
                findings.fault(FILE, mutant.line, message)
            killed += bool(death and not mutant.reason)
            excused += bool(mutant.reason)
            if not death and not mutant.reason:
                survivors.append(Survivor(mutant.line, mutant.edit))
    findings.faults.extend(mutant_judge.faults)
    score = Score(killed, excused, tuple(survivors))
    if not score.judged:
        findings.fault(FILE, 0, "No mutant was judged: nothing says that the cases notice a mistake.")
    elif score.dead < LEAST_DEAD:
        message = f"{score.dead:.0%} of the {score.judged} mutants die; at least {LEAST_DEAD:.0%} must."
        findings.fault(FILE, 0, f"{message} {len(survivors)} survive.")
    return score


def mutants_of(problem: Problem, frozen: Frozen) -> Mutants:
    """Return every mutant of the reference: the edits of its text, and whole programs made of it."""
    programs = wrapped(problem, problem.reference, changeable_inputs(problem, frozen), coarser(problem, frozen))
    return mutate(problem.reference, more=tuple(programs))


def coarser(problem: Problem, frozen: Frozen) -> Mapping[str, frozenset[str]]:
    """Return, by entry, the ways of making numbers coarser that change some expected output."""
    found: dict[str, set[str]] = {entry.name: set() for entry in problem.entries}
    for case in frozen.cases:
        for numbers in _floats(wire.decode(case.expected[0])) if case.expected and not case.timed else ():
            finite = numbers[np.isfinite(numbers)]
            if (np.round(finite, 6) != finite).any():
                found[case.entry].add(ROUND)
            with np.errstate(over="ignore", under="ignore"):
                if (finite.astype(np.float32).astype(float) != finite).any():
                    found[case.entry].add(SINGLE)
    return {name: frozenset(ways) for name, ways in found.items()}


def _floats(value: Any) -> Iterator[np.ndarray[Any, Any]]:
    """Yield the float arrays and numbers in an output."""
    if isinstance(value, np.ndarray | np.floating | float) and np.asarray(value).dtype.kind == "f":
        yield np.asarray(value, dtype=float)
    elif isinstance(value, Mapping | list | tuple):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _floats(each)


def changeable_inputs(problem: Problem, frozen: Frozen) -> Mapping[str, frozenset[str]]:
    """Return, by entry, the inputs that some case gives as an array or a list: a call could change them."""
    found: dict[str, set[str]] = {entry.name: set() for entry in problem.entries}
    for case in frozen.cases:
        if case.raises is None and not case.timed:
            for name, value in wire.decode(frozen.read_inputs(case)).items():
                array = isinstance(value, np.ndarray) and value.size
                if array or (isinstance(value, list) and value):
                    found[case.entry].add(name)
    return {name: frozenset(inputs) for name, inputs in found.items()}


class _MutantJudge:
    """Finds the case that kills a mutant."""

    def __init__(self, runner: ProgramRunner) -> None:
        self.runner = runner
        self.faults: list[Fault] = []  # of check.py, on what a mutant returned

    def killer(self, mutant: Mutant) -> str:
        """Return the first case that a mutant fails; "" where it survives."""
        runner = self.runner
        try:
            if death := runner.failing(mutant.source):
                return death
        except AuthorFault as failure:
            self.faults.append(failure.fault)
            return failure.fault.file
        report = report_on(runner.judge, runner.problem, runner.frozen, mutant.source)
        if report.verdict is Verdict.ACCEPTED:
            return ""
        return (report.failure.case if report.failure else "") or str(report.verdict)
