"""Mutants before the cases: which of them live?

A mutant is judged as a submission is, but only until its first failure, without the scale cases, and with a limit that
is a small multiple of the reference's own time. What survives that goes once through the whole judge, which also knows
about scale cases and ignored generators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

from judge import wire
from judge.grading.evaluate import evaluate
from judge.judge import Judge
from judge.package.authors import AuthorFault, Authors
from judge.package.problem import Fault, Problem
from judge.package.running import run
from judge.package.store import Frozen, FrozenCase
from judge.prepared import Work
from judge.runs.execution import Execution, StoppedCase
from judge.sandbox.replies import Reply
from judge.verdict import Group, Verdict
from judge.verify.findings import LEAST_DEAD, Findings, Score, Survivor
from judge.verify.mutants import Mutant, mutate
from judge.verify.solutions import report_on

TIMES_REFERENCE = 10.0  # CPU that a mutant may take for a case, over the reference's slowest
LEAST_CPU = 0.2  # seconds


def check_mutants(
    findings: Findings, judge: Judge, frozen: Frozen, jobs: int, step: Callable[[int, int], None]
) -> Score:
    """How many mutants die; `step` is told after each, as (done, total)."""
    problem = findings.problem
    mutants = mutate(problem.reference)
    findings.faults.extend(mutants.faults)
    killed = excused = 0
    survivors = []
    with closing(_Court(judge, problem, frozen)) as court, ThreadPoolExecutor(max_workers=jobs) as pool:
        deaths = pool.map(court.killer, mutants.mutants)
        for done, (mutant, death) in enumerate(zip(mutants.mutants, deaths, strict=True), start=1):
            step(done, len(mutants.mutants))
            if mutant.reason and death:
                message = f'mutant-ok: "{mutant.edit}" is no longer needed: {death} kills it.'
                findings.fault("reference.py", mutant.line, message)
            killed += bool(death and not mutant.reason)
            excused += bool(mutant.reason)
            if not death and not mutant.reason:
                survivors.append(Survivor(mutant.line, mutant.edit))
    findings.faults.extend(court.faults)
    score = Score(killed, excused, tuple(survivors))
    if score.dead < LEAST_DEAD:
        message = f"{score.dead:.0%} of the mutants die; at least {LEAST_DEAD:.0%} must."
        findings.fault("reference.py", 0, f"{message} {len(survivors)} survive.")
    return score


class _Court:
    """Judges mutants of one reference."""

    def __init__(self, judge: Judge, problem: Problem, frozen: Frozen) -> None:
        self.judge = judge
        self.problem = problem
        self.frozen = frozen
        self._idle: list[Authors] = []
        self.faults: list[Fault] = []  # of check.py, on what a mutant returned
        costs = self._costs([case for case in frozen.cases if case.group is not Group.SCALE])
        self.cases = sorted(costs, key=lambda case: costs[case])
        self.cpu = max(LEAST_CPU, TIMES_REFERENCE * max(costs.values(), default=0.0))

    def _costs(self, cases: list[FrozenCase]) -> dict[FrozenCase, float]:
        """CPU seconds of the reference for each case: the cheap ones are tried first, since any failure kills."""
        problem = self.problem
        ran = run(self.judge.sandbox, problem, problem.reference, self.frozen.folder, cases, cpu=problem.limits.cpu)
        return {each.case: each.cpu for each in ran}

    @contextmanager
    def _authors(self) -> Iterator[Authors]:
        """A session with check.py that no other mutant uses now: opening one for each would take most of the time."""
        try:
            authors = self._idle.pop()
        except IndexError:  # all are in use
            authors = Authors(self.judge.sandbox, self.problem)
        try:
            yield authors
        finally:
            self._idle.append(authors)

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def killer(self, mutant: Mutant) -> str:
        """The first case that a mutant fails; "" where it lives."""
        with self._authors() as authors:
            try:
                for case in self._failures(mutant, authors):
                    return case
            except AuthorFault as failure:
                self.faults.append(failure.fault)
                return failure.fault.file
        report = report_on(self.judge, self.problem, self.frozen, mutant.source)
        if report.verdict is Verdict.ACCEPTED:
            return ""
        return (report.failure.case if report.failure else "") or str(report.verdict)

    def _failures(self, mutant: Mutant, authors: Authors) -> Iterator[str]:
        works = [Work(index, case, cpu=self.cpu) for index, case in enumerate(self.cases)]
        source = mutant.source.encode()
        execution = Execution(self.judge.sandbox, self.problem, self.frozen, source, works)
        for work, answer in execution:
            if isinstance(answer, StoppedCase) or not self._right(work.case, answer, authors):
                yield work.case.case
        if execution.not_loaded:
            yield str(execution.not_loaded.verdict)

    def _right(self, case: FrozenCase, answer: Reply, authors: Authors) -> bool:
        def check(case: FrozenCase, output: bytes, index: int) -> str | None:
            seed = case.seeds[index] if case.seeds else 0
            expected = case.expected[index if case.seeds else 0]
            return authors.check(case.entry, self.frozen.read_inputs(case), output, expected, case.expect, seed)

        try:
            judged = evaluate(self.problem.entry(case.entry), case, answer, check)
        except wire.Malformed:
            return False
        return judged.verdict is Verdict.ACCEPTED
