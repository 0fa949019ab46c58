"""Checks that a problem folder is sound: runs everything in sandboxes and reports all faults at once.

The order: what can be read (package.load), what can be frozen, the cases and the oracle beside the texts and the
solutions, the mutants. What needs an earlier step that failed is left out; everything else goes on. Lessons and mutants
take many programs each and are judged only when they are asked for.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from judge.judge import Judge
from judge.package.authors import AuthorFault, Authors, Built
from judge.package.figures import figure_faults
from judge.package.frozen import Frozen
from judge.package.load import load
from judge.package.problem import Problem, Unsound
from judge.verify.coverage import check_coverage, check_expectations
from judge.verify.derivatives import check_derivatives
from judge.verify.findings import Findings, Progress, Score, Verification, silent
from judge.verify.integers import check_integers
from judge.verify.killing import check_mutants
from judge.verify.lessons import Lessons, check_lessons
from judge.verify.odd import check_odd_outputs
from judge.verify.oracles import check_oracle
from judge.verify.program_runner import ProgramRunner
from judge.verify.reach import Reach
from judge.verify.solutions import catches_of, check_solutions
from judge.verify.variety import check_variety
from judge.verify.wording import check_texts


def verify(
    folder: Path,
    judge: Judge,
    *,
    oracle: bool = True,
    mutants: bool = False,
    jobs: int = 1,
    progress: Progress = silent,
) -> Verification:
    """Check one problem folder.

    Args:
        folder: of the problem.
        judge: in whose sandbox and store it happens.
        oracle: whether the reference is held against its oracle.
        mutants: whether the reference's mutants are judged, too.
        jobs: how many of them at the same time.
        progress: called with what is being looked at.
    """
    began = time.monotonic()
    try:
        problem = load(folder)
    except Unsound as unsound:
        finding = Verification(str(folder), folder.name, unsound.faults)
        return replace(finding, seconds=time.monotonic() - began)
    return verify_problem(problem, judge, oracle=oracle, mutants=mutants, jobs=jobs, progress=progress)


def verify_problem(
    problem: Problem,
    judge: Judge,
    *,
    oracle: bool = True,
    mutants: bool = False,
    catches: bool = False,
    jobs: int = 1,
    progress: Progress = silent,
) -> Verification:
    """Verify a problem that is loaded. What `progress` raises ends the verification, and is raised.

    With `catches`, it also says which cases each known mistake fails.
    """
    began = time.monotonic()
    try:
        finding = _verify(problem, judge, oracle=oracle, mutants=mutants, jobs=jobs, progress=progress)
        if catches:
            progress("known mistakes", 0, 1)
            finding = replace(finding, catches=catches_of(judge, problem, judge.prepare(problem)))
    except Unsound as unsound:
        finding = Verification(problem.path, problem.slug, unsound.faults)
    return replace(finding, seconds=time.monotonic() - began)


def _verify(
    problem: Problem, judge: Judge, *, oracle: bool, mutants: bool, jobs: int, progress: Progress
) -> Verification:
    findings = Findings(problem)
    progress("freezing", 0, 1)
    frozen = judge.prepare(problem)
    progress("cases", 0, 1)
    judgeable, apart = check_expectations(findings, frozen), Findings(problem)
    with ThreadPoolExecutor(max_workers=1) as pool:  # each waits for its own sandbox most of the time
        cases = pool.submit(_check_cases, apart, judge, frozen, oracle=oracle and judgeable)
        check_texts(findings)
        _check_figures(findings, judge)
        if judgeable:
            _check_solutions(findings, judge, frozen, progress)
        cases.result()
    findings.add(apart)
    if not judgeable:
        raise Unsound(tuple(findings.faults))
    score: Score | None = None
    if not any(fault.file == "reference.py" for fault in findings.faults):
        with closing(ProgramRunner(judge, problem, frozen)) as runner:
            progress("derivatives", 0, 1)
            check_derivatives(findings, runner)
            if mutants:
                progress("lessons", 0, 1)
                lessons = Lessons(runner, judge.prepared(problem, frozen).mistakes(), Reach(problem))
                check_lessons(findings, lessons)
                progress("mutants", 0, 1)
                score = check_mutants(findings, runner, lessons, jobs, lambda *counts: progress("mutants", *counts))
    return Verification(
        path=problem.path,
        slug=problem.slug,
        faults=Unsound(tuple(findings.faults)).faults,
        notes=tuple(findings.notes),
        cases=len(frozen.cases),
        accepted=len(problem.accepted),
        rejected=len(problem.rejected),
        score=score,
    )


def _check_solutions(findings: Findings, judge: Judge, frozen: Frozen, progress: Progress) -> None:
    done, total = 0, 2 + len(findings.problem.accepted) + len(findings.problem.rejected)

    def step() -> None:
        nonlocal done
        done += 1
        progress("solutions", done, total)

    check_solutions(findings, judge, frozen, step)


def _check_cases(findings: Findings, judge: Judge, frozen: Frozen, *, oracle: bool) -> None:
    """build() once more: enough cases, the same inputs as before, all valid, strategies that draw valid inputs.

    And the oracle's answers to them, where that is asked for.
    """
    if oracle:
        check_oracle(findings, judge, frozen)
    try:
        with Authors(judge.sandbox, findings.problem) as authors:
            built = authors.build()
            findings.faults.extend(authors.audit())
            check_integers(findings, judge, frozen, built, authors)
            check_odd_outputs(findings, frozen, authors)
    except AuthorFault as failure:
        findings.faults.append(failure.fault)
        return
    check_coverage(findings, built)
    check_variety(findings, built)
    _check_repeatable(findings, frozen, built)


def _check_figures(findings: Findings, judge: Judge) -> None:
    """Check that figures.py makes every figure that a text shows, and no other."""
    try:
        findings.faults.extend(figure_faults(findings.problem, judge.figures(findings.problem)))
    except Unsound as unsound:
        findings.faults.extend(unsound.faults)


def _check_repeatable(findings: Findings, frozen: Frozen, built: Built) -> None:
    """Check that a case is the same every time: what a member fails today must be there tomorrow."""
    inputs = {f"{case.entry}/{case.group}/{case.id}": case for case in built.cases}
    for case in frozen.cases:
        again = inputs.get(case.case)
        if again is None or again.inputs != frozen.read_inputs(case):
            line = again.line if again else 0
            findings.fault("cases.py", line, f"{case.case}: build() gives other inputs when it runs again.")
