"""Checks that no program is given the lesson of a mistake that it does not make.

A lesson given to a program is its own where the program is that mistake, or does in every case of the mistake's entry
what the mistake does. Anything else is false, and is reported with both sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from judge.grading.diagnosis.misconception import EXPLAINABLE, Mistakes, misconceptions
from judge.grading.evaluate import Judged
from judge.package.authors import AuthorFault
from judge.package.problem import Entry, Solution
from judge.verdict import Verdict
from judge.verify.findings import Findings
from judge.verify.killing import changeable_inputs
from judge.verify.program_runner import NotLoaded, ProgramRunner
from judge.verify.wrapped import changing, functions, restricted

Outcomes = Mapping[str, tuple[Verdict, bytes | None, str]]


@dataclass(frozen=True, slots=True)
class Program:
    """Something that is judged to see which lesson it is given; `own` names the mistake that it is made of, if any."""

    name: str
    source: str
    own: str = ""


def check_lessons(findings: Findings, runner: ProgramRunner, mistakes: Mistakes) -> None:
    """Note each lesson that is given to a program that does not make the mistake."""
    explainable = [each for each in runner.problem.rejected if each.verdict in EXPLAINABLE]
    known = {each.name: _judged(runner, each.source) for each in explainable}
    whole = {each.source for each in explainable}
    for program in programs(runner, explainable):
        judged = known[program.own] if program.source in whole else _judged(runner, program.source)
        for lesson in false_lessons(runner, mistakes, judged, program.own, known):
            findings.fault(lesson.path, 0, f'Its lesson is told to {program.name}: "{lesson.lesson}"')


def false_lessons(
    runner: ProgramRunner, mistakes: Mistakes, judged: Sequence[Judged], own: str, known: Mapping[str, Sequence[Judged]]
) -> Iterator[Solution]:
    """Yield the mistakes whose lessons are given though the program does not make them."""
    failure = next((one for one in judged if one.verdict is not Verdict.ACCEPTED), None)
    if failure is None:
        return
    named = {each.lesson: each for each in runner.problem.rejected}
    for entry, lesson in misconceptions(runner.problem, mistakes, judged, failure.verdict).items():
        solution = named[lesson.lesson]
        if solution.name != own and not _behaves_like(judged, known.get(solution.name, ()), entry):
            yield solution


def programs(runner: ProgramRunner, mistakes: Sequence[Solution]) -> Iterator[Program]:
    """Yield each mistake, each in one entry alone, and the reference with each input changed in place."""
    problem = runner.problem
    for mistake in mistakes:
        yield Program(mistake.path, mistake.source, mistake.name)
        for entry in _several(problem.entries):
            source = restricted(problem.reference, mistake.source, entry.name)
            yield Program(f"{mistake.path} in {entry.name} alone", source, mistake.name)
    changeable = changeable_inputs(problem, runner.frozen)
    for entry, _node in functions(problem, problem.reference):
        for param in sorted(changeable[entry.name] - set(entry.mutates)) if not entry.driven else ():
            source = changing(problem.reference, entry.name, param)
            yield Program(f"the reference with {param} of {entry.name} changed in place", source)


def _several(entries: Sequence[Entry]) -> Sequence[Entry]:
    return entries if len(entries) > 1 else ()


def _judged(runner: ProgramRunner, source: str) -> list[Judged]:
    try:
        return list(runner.judged(source))
    except (NotLoaded, AuthorFault):
        return []


def _behaves_like(judged: Sequence[Judged], other: Sequence[Judged], entry: str) -> bool:
    """Return whether both fail and pass the same cases of that entry, with the same outputs where they fail."""
    mine, theirs = _outcomes(judged, entry), _outcomes(other, entry)
    return bool(mine) and mine == theirs


def _outcomes(judged: Sequence[Judged], entry: str) -> Outcomes:
    return {
        one.case.case: (one.verdict, None if one.verdict is Verdict.ACCEPTED else one.output, _kind(one))
        for one in judged
        if one.case.entry == entry
    }


def _kind(one: Judged) -> str:
    return str(one.mismatch.kind) if one.mismatch else ""
