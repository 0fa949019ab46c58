"""The solutions of a folder before the judge: right ones accepted, known mistakes caught where they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from judge.judge import Judge
from judge.package.faults import listed
from judge.package.problem import Problem, ProblemLimits, Solution
from judge.package.running import NotRun, run
from judge.package.sources import WHOLE_SOURCE
from judge.package.store import Frozen
from judge.sandbox.base import Broken
from judge.verdict import Group, Report, Verdict
from judge.verify.findings import Findings

MARGIN = 2.0  # a scale case must be decided the same way with half the limit, and with twice


def report_on(judge: Judge, problem: Problem, frozen: Frozen, source: str) -> Report:
    """The judge's verdict on a whole source.

    Raises:
        Broken: the sandbox failed, by no fault of the source or of check.py.
    """
    *_, last = judge.run(problem, frozen, source)
    if not isinstance(last, Report):
        raise Broken("The judge ended without a report.")
    return last


def check_solutions(findings: Findings, judge: Judge, frozen: Frozen, step: Callable[[], None]) -> None:
    """Judge the reference, the starter, and everything in accepted/ and rejected/; `step` is called after each."""
    problem = findings.problem
    _check_reference(findings, judge, frozen)
    step()
    _check_starter(findings, judge, frozen)
    step()
    for solution in problem.accepted:
        _expect_accepted(findings, judge, frozen, solution.path, solution.source)
        step()
    for solution in problem.rejected:
        _check_rejected(findings, judge, frozen, solution)
        step()


def _check_reference(findings: Findings, judge: Judge, frozen: Frozen) -> None:
    """Accepted by the judge, and the same bytes once more as when the cases were frozen."""
    problem = findings.problem
    _expect_accepted(findings, judge, frozen, "reference.py", problem.reference)
    try:
        for ran in run(judge.sandbox, problem, problem.reference, frozen.folder, frozen.cases, cpu=problem.limits.cpu):
            outputs = tuple(each.output for each in ran.runs)
            expected = ran.case.expected if ran.case.seeds else ran.case.expected * len(ran.runs)
            if ran.case.raises is None and outputs != expected:
                findings.fault("reference.py", 0, f"{ran.case.case}: a second run gives another output.")
    except NotRun as failure:
        findings.fault("reference.py", failure.line, f"A second run ended early: {failure}")


def _expect_accepted(findings: Findings, judge: Judge, frozen: Frozen, file: str, source: str) -> None:
    problem = findings.problem
    report = report_on(judge, problem, frozen, source)
    if report.verdict is not Verdict.ACCEPTED:
        findings.fault(file, report.line or 0, f"It must be accepted, but: {told(report)}")
    elif any(case.group is Group.SCALE for case in frozen.cases):
        halved = report_on(judge, _with_scale(problem, 1 / MARGIN), frozen, source)
        if halved.verdict is not Verdict.ACCEPTED:
            findings.fault(file, 0, f"No twofold margin: with half the limits of scale cases, {told(halved)}")


def _with_scale(problem: Problem, factor: float) -> Problem:
    limits: ProblemLimits = problem.limits
    steps = round(limits.scale_floor_steps * factor)
    return replace(problem, limits=replace(limits, scale_factor=limits.scale_factor * factor, scale_floor_steps=steps))


def told(report: Report) -> str:
    """The report in one line, with the case that failed."""
    failure = report.failure
    if failure is None or not failure.case:
        return f"{report.verdict}: {report.sentence}"
    return f"{report.verdict} at {failure.case}: {failure.sentence}"


def _check_starter(findings: Findings, judge: Judge, frozen: Frozen) -> None:
    """Not accepted, and every entry raises NotImplementedError: the judge says "not written yet"."""
    problem = findings.problem
    if report_on(judge, problem, frozen, problem.starter).verdict is Verdict.ACCEPTED:
        findings.fault("starter.py", 0, "The starter is accepted: its bodies must raise NotImplementedError.")
    firsts = {case.entry: case for case in reversed(frozen.cases) if case.raises is None}
    cases = list(firsts.values())
    try:
        for ran in run(judge.sandbox, problem, problem.starter, frozen.folder, cases, cpu=problem.limits.cpu):
            raised = ran.runs[0].raised if ran.runs else None
            if raised is None or "NotImplementedError" not in raised.mro:
                what = raised.name if raised else "nothing"
                findings.fault("starter.py", 0, f"{ran.case.entry} raises {what}, not NotImplementedError.")
    except NotRun as failure:
        findings.fault("starter.py", failure.line, f"The starter does not run: {failure}")


def _check_rejected(findings: Findings, judge: Judge, frozen: Frozen, solution: Solution) -> None:
    problem = findings.problem
    report = report_on(judge, problem, frozen, solution.source)
    if fault := _rejected_fault(solution, report):
        findings.fault(solution.path, 0, fault)
    elif solution.verdict is Verdict.TIME_LIMIT and Group.SCALE in solution.groups:
        doubled = report_on(judge, _with_scale(problem, MARGIN), frozen, solution.source)
        if doubled.verdict is not Verdict.TIME_LIMIT:
            findings.fault(
                solution.path, 0, f"No twofold margin: with twice the limits of scale cases, {told(doubled)}"
            )


def _rejected_fault(solution: Solution, report: Report) -> str:
    """What is not as the header says; "" where all is."""
    if report.verdict is not solution.verdict:
        return f"The header says {solution.verdict}, the judge says {told(report)}"
    first = next((count for count in report.groups if count.failed), None)  # in the order of judging
    if solution.verdict in WHOLE_SOURCE or first is None:
        return ""
    if first.entry != solution.entry:
        return f"The header says entry {solution.entry}; {first.entry}/{first.group} fails first: {told(report)}"
    if first.group not in solution.groups:
        groups = listed(solution.groups)
        return f"The header says group {groups}; {first.entry}/{first.group} fails first: {told(report)}"
    return ""
