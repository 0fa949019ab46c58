"""Judges the solutions of a folder: right ones must pass, known mistakes must fail where their headers say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from judge.judge import Judge
from judge.package.faults import listed
from judge.package.frozen import Frozen
from judge.package.problem import Problem, ProblemLimits, Solution
from judge.package.running import NotRun, run
from judge.package.sources import WHOLE_SOURCE
from judge.sandbox.base import Broken
from judge.verdict import CaseJudged, Group, Report, Verdict
from judge.verify.findings import MOST_CATCHES, Catch, Findings
from judge.verify.wrapped import diving, strict

_RECURSION = re.compile(r"recurs", re.IGNORECASE)

MARGIN = 2.0  # a scale case must be decided the same way with half the limit, and with twice


def report_on(judge: Judge, problem: Problem, frozen: Frozen, source: str) -> Report:
    """Return the judge's report on a whole source.

    Raises:
        Broken: the sandbox failed, by no fault of the source or of check.py.
    """
    *_, last = judge.run(problem, frozen, source)
    if not isinstance(last, Report):
        raise Broken("The judge ended without a report.")
    return last


@dataclass(frozen=True, slots=True)
class FirstFailure:
    """Where a program is wrong first, and how; without a case where it is accepted or never ran."""

    verdict: Verdict
    summary: str
    entry: str = ""
    group: Group | None = None

    def at(self, solution: Solution) -> bool:
        """Return whether it is in the entry and one of the groups that the header of a known mistake names."""
        if solution.verdict in WHOLE_SOURCE:
            return True
        return self.entry == solution.entry and self.group in solution.groups


def first_failure(judge: Judge, problem: Problem, frozen: Frozen, source: str) -> FirstFailure:
    """Return the first failure in the order of judging; later cases are not run where they can't change it.

    A program that ignores a generator fails the first case that has one, which is known at the end alone.

    Raises:
        Broken: as `report_on`.
    """
    varies = False
    for event in judge.run(problem, frozen, source):
        if isinstance(event, CaseJudged):
            result = event.result
            if result.verdict is not Verdict.ACCEPTED and not varies:
                return FirstFailure(result.verdict, f"{result.verdict} at {result.case}", result.entry, result.group)
            varies = varies or frozen.cases[event.index].varies
        elif isinstance(event, Report):
            first = next((count for count in event.groups if count.failed), None)
            where = (first.entry, first.group) if first else ("", None)
            return FirstFailure(event.verdict, summary(event), *where)
    raise Broken("The judge ended without a report.")


def catches_of(judge: Judge, problem: Problem, frozen: Frozen) -> tuple[Catch, ...]:
    """Return for each known mistake which cases it fails."""
    return tuple(_catch(judge, problem, frozen, solution) for solution in problem.rejected)


def _catch(judge: Judge, problem: Problem, frozen: Frozen, solution: Solution) -> Catch:
    failed, verdict = list[str](), Verdict.ACCEPTED
    for event in judge.run(problem, frozen, solution.source):
        if isinstance(event, CaseJudged) and event.result.verdict is not Verdict.ACCEPTED:
            failed.append(event.result.case)
        elif isinstance(event, Report):
            verdict = event.verdict
    return Catch(solution.path, verdict, tuple(failed[:MOST_CATCHES]), len(failed))


def check_solutions(findings: Findings, judge: Judge, frozen: Frozen, step: Callable[[], None]) -> None:
    """Judge the reference, the starter, and everything in accepted/ and rejected/; `step` is called after each."""
    problem = findings.problem
    _check_reference(findings, judge, frozen)
    _check_recursion(findings, judge, frozen)
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
    """Check that the judge accepts it, and that it gives the same bytes as when the cases were frozen."""
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


def _check_recursion(findings: Findings, judge: Judge, frozen: Frozen) -> None:
    """Note as a fault where the statement allows recursion and a thousand levels of three frames each do not hold."""
    problem = findings.problem
    if not _RECURSION.search(problem.statement):
        return
    source, limits = diving(problem.reference), problem.limits
    try:
        for _ran in run(judge.sandbox, problem, source, frozen.folder, frozen.cases[:1], cpu=limits.cpu):
            pass
    except NotRun as failure:
        message = f"It speaks of recursion, but a thousand levels of three frames each do not hold: {failure}"
        findings.fault("statement.md", 0, message)


def _expect_accepted(findings: Findings, judge: Judge, frozen: Frozen, file: str, source: str) -> None:
    """Check that it is accepted, without a warning, and with half the limits of scale cases.

    One run shows all three; where it fails, each is checked by itself.
    """
    problem, halved = findings.problem, _with_scale(findings.problem, 1 / MARGIN)
    if report_on(judge, halved, frozen, strict(source)).verdict is Verdict.ACCEPTED:
        return
    report = report_on(judge, problem, frozen, source)
    if report.verdict is not Verdict.ACCEPTED:
        findings.fault(file, report.line or 0, f"It must be accepted, but: {summary(report)}")
        return
    warned = report_on(judge, problem, frozen, strict(source))
    if warned.verdict is not Verdict.ACCEPTED:
        findings.fault(
            file, warned.line or 0, f"It must give no warning, but with warnings as errors: {summary(warned)}"
        )
    hurried = report_on(judge, halved, frozen, source)
    if hurried.verdict is not Verdict.ACCEPTED:
        findings.fault(file, 0, f"No twofold margin: with half the limits of scale cases, {summary(hurried)}")


def _with_scale(problem: Problem, factor: float, tries: int | None = None) -> Problem:
    was: ProblemLimits = problem.limits
    steps, tries = round(was.scale_floor_steps * factor), tries or was.scale_tries
    scaled = replace(was, scale_factor=was.scale_factor * factor, scale_floor_steps=steps, scale_tries=tries)
    return replace(problem, limits=scaled)


def summary(report: Report) -> str:
    """Return the report in one line, with the case that failed."""
    failure = report.failure
    if failure is None or not failure.case:
        return f"{report.verdict}: {report.sentence}"
    return f"{report.verdict} at {failure.case}: {failure.sentence}"


def _check_starter(findings: Findings, judge: Judge, frozen: Frozen) -> None:
    """Check that it is not accepted, and that every entry raises NotImplementedError ("not written yet")."""
    problem = findings.problem
    if first_failure(judge, problem, frozen, problem.starter).verdict is Verdict.ACCEPTED:
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
    """Check that it fails as its header says, also with warnings as errors, and by nothing else."""
    problem = findings.problem
    if solution.verdict is Verdict.TIME_LIMIT and _clearly_too_slow(judge, problem, frozen, solution):
        return
    warned = first_failure(judge, problem, frozen, strict(solution.source))
    if not _as_declared(solution, warned):
        failure = first_failure(judge, problem, frozen, solution.source)
        if fault := _rejected_fault(solution, failure):
            findings.fault(solution.path, 0, fault)
            return
        if not warned.at(solution):
            report = report_on(judge, problem, frozen, strict(solution.source))
            there = [each for each in report.failures if (each.entry, each.group) == (warned.entry, warned.group)]
            said = f"{warned.summary}: {there[0].sentence}" if there else warned.summary
            message = f"It must give no warning elsewhere, but with warnings as errors, {said}"
            findings.fault(solution.path, 0, message)
    if solution.verdict is Verdict.TIME_LIMIT and Group.SCALE in solution.groups:
        doubled = first_failure(judge, _with_scale(problem, MARGIN), frozen, solution.source)
        if doubled.verdict is not Verdict.TIME_LIMIT:
            message = f"No twofold margin: with twice the limits of scale cases, {doubled.summary}"
            findings.fault(solution.path, 0, message)


def _clearly_too_slow(judge: Judge, problem: Problem, frozen: Frozen, solution: Solution) -> bool:
    """Return whether it takes twice the limit where its header says, and no other entry's scale case takes the limit.

    With the limit as it is the judge then says the same, so that it need not run out of time for that too. A single try
    tells: what other load on the host adds is far less than the twofold margin.
    """
    prepared = judge.prepared(problem, frozen)
    for event in judge.run(_with_scale(problem, MARGIN, tries=1), frozen, strict(solution.source)):
        if not isinstance(event, CaseJudged):
            continue
        result, case = event.result, frozen.cases[event.index]
        if result.verdict is not Verdict.ACCEPTED:
            return result.verdict is solution.verdict and (
                FirstFailure(result.verdict, "", result.entry, result.group).at(solution)
            )
        if case.group is Group.SCALE and case.entry != solution.entry and result.cpu > prepared.cpu_limit(case):
            return False
    return False


def _as_declared(solution: Solution, failure: FirstFailure) -> bool:
    """Return whether it fails as the header says without a warning having had a part in it."""
    quiet = solution.verdict is not Verdict.RUNTIME_ERROR  # which a warning may have been
    return quiet and not _rejected_fault(solution, failure)


def _rejected_fault(solution: Solution, failure: FirstFailure) -> str:
    """Say what is not as the header says; "" where all is."""
    if failure.verdict is not solution.verdict:
        return f"The header says {solution.verdict}, the judge says {failure.summary}"
    if failure.at(solution):
        return ""
    first = f"{failure.entry}/{failure.group} fails first: {failure.summary}"
    if failure.entry != solution.entry:
        return f"The header says entry {solution.entry}; {first}"
    return f"The header says group {listed(solution.groups)}; {first}"
