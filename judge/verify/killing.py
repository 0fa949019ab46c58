"""Finds the mutants that no case fails, and those that are told a lesson that is not true of them.

A mutant is judged on the runner, over the cases that its edit can reach, until a case fails and no lesson could be told
to it any more, or one had to be stopped. What survives that goes once through the whole judge, which also knows about
scale cases and ignored generators.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from judge.grading.evaluate import STOPPED
from judge.package import syntax
from judge.package.authors import AuthorFault
from judge.package.frozen import Frozen
from judge.package.problem import Fault, Problem
from judge.verdict import Verdict
from judge.verify.findings import LEAST_DEAD, Findings, Score, Survivor
from judge.verify.frozen_values import changeable_inputs, coarser
from judge.verify.lessons import Lessons, told_falsely
from judge.verify.mutants import Mutant, Mutants, mutate
from judge.verify.program_runner import NotLoaded, ProgramRunner
from judge.verify.solutions import report_on
from judge.verify.wrapped import wrapped

FILE = "reference.py"


def check_mutants(
    findings: Findings, runner: ProgramRunner, lessons: Lessons, jobs: int, step: Callable[[int, int], None]
) -> Score:
    """Judges every mutant and counts those that fail; `step` is told after each, as (done, total)."""
    mutants = mutants_of(runner.problem, runner.frozen)
    findings.faults.extend(mutants.faults)
    killed = excused = 0
    original = ast.unparse(syntax.parse(runner.problem.reference))
    survivors = []
    mutant_judge = _MutantJudge(runner, lessons)
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        deaths = [pool.submit(mutant_judge.killer, mutant) for mutant in mutants.mutants]
        try:
            for done, (mutant, future) in enumerate(zip(mutants.mutants, deaths, strict=True), start=1):
                death = future.result()
                step(done, len(mutants.mutants))
                if mutant.reason and death:
                    message = f'mutant-ok: "{mutant.edit}" is no longer needed: {death} kills it.'
                    findings.fault(FILE, mutant.line, message)
                killed += bool(death and not mutant.reason)
                excused += bool(mutant.reason)
                if not death and not mutant.reason:
                    survivors.append(Survivor(mutant.line, mutant.edit, *changed_lines(original, mutant.source)))
        finally:  # whoever stops in the middle does not wait for the rest
            for future in deaths:
                future.cancel()
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


def mutant_source(problem: Problem, frozen: Frozen, line: int, edit: str) -> str | None:
    """Return the source of a mutant; None where the reference has none of that line and edit."""
    found = (each for each in mutants_of(problem, frozen).mutants if (each.line, each.edit) == (line, edit))
    return next((each.source for each in found), None)


def changed_lines(before: str, after: str) -> tuple[str, str]:
    """Return the lines of two texts between what both begin with and what both end with."""
    old, new = before.splitlines(), after.splitlines()
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - first
    last = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    return tuple("\n".join(lines[first : len(lines) - last]) for lines in (old, new))  # type: ignore[return-value]


class _MutantJudge:
    """Finds the case that kills a mutant, and the lessons that are wrongly told to it."""

    def __init__(self, runner: ProgramRunner, lessons: Lessons) -> None:
        self.runner = runner
        self.lessons = lessons
        self.faults: list[Fault] = []  # of check.py on what a mutant returned, and of lessons

    def killer(self, mutant: Mutant) -> str:
        """The first case that a mutant fails; "" where it lives."""
        runner, reached = self.runner, self.lessons.reach.of_line(mutant.line)
        try:
            death, suspected = self._tried(mutant, reached)
            if suspected:
                self._judge_lessons(mutant, reached)
        except NotLoaded as failure:
            return str(failure)
        except AuthorFault as failure:
            self.faults.append(failure.fault)
            return failure.fault.file
        if death:
            return death
        report = report_on(runner.judge, runner.problem, runner.frozen, mutant.source)
        if report.verdict is Verdict.ACCEPTED:
            return ""
        return (report.failure.case if report.failure else "") or str(report.verdict)

    def _tried(self, mutant: Mutant, reached: AbstractSet[str]) -> tuple[str, bool]:
        """The case that tells a mutant apart, or "", and whether a lesson could be told to it after all its cases."""
        death, suspects, early = "", self.lessons.suspects(), self.lessons.clearing(reached)
        batches = self.runner.batches(self.runner.ordered(reached, early))
        for one in chain.from_iterable(self.runner.judged(mutant.source, batch) for batch in batches):
            suspects.note(one)
            if one.verdict is not Verdict.ACCEPTED and not death:
                death = one.case.case
                self.runner.note_killed(one)
            if death and (one.verdict in STOPPED or not suspects.left_in(reached)):
                return death, False
        return death, bool(death)

    def _judge_lessons(self, mutant: Mutant, reached: AbstractSet[str]) -> None:
        """Judge all its cases in their order, as a submission's, and note the lessons that are told and false."""
        judged = list(self.runner.judged(mutant.source, self.runner.of(reached)))
        for lesson in self.lessons.false(judged):
            name = f'the mutant "{mutant.edit}" of line {mutant.line} of {FILE}'
            self.faults.append(Fault(lesson.path, 0, told_falsely(lesson, name)))
