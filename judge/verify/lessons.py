"""Checks that no program is told a lesson of a mistake that it does not make.

A lesson told to a program is its own where the program is that mistake, or does in every case of the mistake's entry
what the mistake does. Anything else is false, and is reported with both sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from judge.grading.diagnosis.misconception import TELLING, Mistakes, misconceptions
from judge.grading.evaluate import Judged
from judge.package.authors import AuthorFault
from judge.package.problem import Entry, Solution
from judge.verdict import Verdict
from judge.verify.bench import Bench, NotLoaded
from judge.verify.findings import Findings
from judge.verify.killing import changeable_inputs
from judge.verify.wrapped import changing, functions, restricted

Outcomes = Mapping[str, tuple[Verdict, bytes | None, str]]


@dataclass(frozen=True, slots=True)
class Program:
    """Something that is judged to see what it is told; `own` names the mistake that it is made of, if any."""

    name: str
    source: str
    own: str = ""


def check_lessons(findings: Findings, bench: Bench, mistakes: Mistakes) -> None:
    """Note each lesson that is told to a program that does not make the mistake."""
    telling = [each for each in bench.problem.rejected if each.verdict in TELLING]
    known = {each.name: _judged(bench, each.source) for each in telling}
    whole = {each.source for each in telling}
    for program in programs(bench, telling):
        judged = known[program.own] if program.source in whole else _judged(bench, program.source)
        for lesson in false_lessons(bench, mistakes, judged, program.own, known):
            findings.fault(lesson.path, 0, f'Its lesson is told to {program.name}: "{lesson.lesson}"')


def false_lessons(
    bench: Bench, mistakes: Mistakes, judged: Sequence[Judged], own: str, known: Mapping[str, Sequence[Judged]]
) -> Iterator[Solution]:
    """Yield the mistakes whose lessons are given though the program does not make them."""
    failure = next((one for one in judged if one.verdict is not Verdict.ACCEPTED), None)
    if failure is None:
        return
    named = {each.lesson: each for each in bench.problem.rejected}
    for entry, told in misconceptions(bench.problem, mistakes, judged, failure.verdict).items():
        solution = named[told.lesson]
        if solution.name != own and not _behaves_like(judged, known.get(solution.name, ()), entry):
            yield solution


def programs(bench: Bench, mistakes: Sequence[Solution]) -> Iterator[Program]:
    """Yield each mistake, each in one entry alone, and the reference with each input changed in place."""
    problem = bench.problem
    for mistake in mistakes:
        yield Program(mistake.path, mistake.source, mistake.name)
        for entry in _several(problem.entries):
            source = restricted(problem.reference, mistake.source, entry.name)
            yield Program(f"{mistake.path} in {entry.name} alone", source, mistake.name)
    changeable = changeable_inputs(problem, bench.frozen)
    for entry, _node in functions(problem, problem.reference):
        for param in sorted(changeable[entry.name] - set(entry.mutates)) if not entry.driven else ():
            source = changing(problem.reference, entry.name, param)
            yield Program(f"the reference with {param} of {entry.name} changed in place", source)


def _several(entries: Sequence[Entry]) -> Sequence[Entry]:
    return entries if len(entries) > 1 else ()


def _judged(bench: Bench, source: str) -> list[Judged]:
    try:
        return list(bench.judged(source))
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
