"""Checks that no program is given the lesson of a mistake that it does not make.

A lesson told to a program is its own where the program is that mistake, and true where it fails every case of that
entry that the mistake fails, with the same values. Anything else is false, and is reported with both sources.

Theory of operation. What a known mistake does in each case is known from the frozen outcomes. So a mistake in one entry
alone, with the reference in the others, need not run where neither calls the other: its cases are the mistake's there,
and the reference's elsewhere. A mutant is asked case by case and only as long as some lesson could still be told to it
(`Suspects`): it takes one case that fails as the mistake does not, or a tenth of those that the mistake fails to pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from judge.grading.diagnosis.misconception import EXPLAINABLE, Mistakes, could_make, differs_from, misconceptions
from judge.grading.evaluate import Judged
from judge.package.authors import AuthorFault
from judge.package.frozen import FrozenCase
from judge.package.problem import Entry, Problem, Solution
from judge.verdict import Verdict
from judge.verify.findings import Findings
from judge.verify.frozen_values import changeable_inputs
from judge.verify.program_runner import NotLoaded, ProgramRunner
from judge.verify.reach import Reach
from judge.verify.wrapped import changing, functions, restricted


@dataclass(frozen=True, slots=True)
class Program:
    """Something that is looked at for what it is told; `own` names the mistake that it is made of, if any."""

    name: str
    judged: Sequence[Judged]
    own: str = ""


def check_lessons(findings: Findings, lessons: Lessons) -> None:
    """Note each lesson that is told to a known mistake, or to the reference with an input changed, and is false."""
    for program in lessons.programs():
        for lesson in lessons.false(program.judged, program.own):
            findings.fault(lesson.path, 0, told_falsely(lesson, program.name))


def told_falsely(lesson: Solution, program: str) -> str:
    """The fault of a lesson that a program is told without making the mistake."""
    return f'Its lesson is told to {program}: "{lesson.lesson}"'


class Lessons:
    """Finds the lessons that a program is told without making the mistake."""

    def __init__(self, runner: ProgramRunner, mistakes: Mistakes, reach: Reach) -> None:
        self.runner = runner
        self.reach = reach
        self._mistakes = mistakes
        self._telling = [each for each in runner.problem.rejected if each.verdict in EXPLAINABLE]
        self._named = {each.lesson: each for each in runner.problem.rejected}
        self._known = {each.name: self._outcomes_of(each) for each in self._telling}
        self._clearing: dict[frozenset[str], Sequence[FrozenCase]] = {}

    def false(self, judged: Sequence[Judged], own: str = "") -> Iterator[Solution]:
        """The mistakes whose lessons are told though the program does not make them."""
        failure = next((one for one in judged if one.verdict is not Verdict.ACCEPTED), None)
        if failure is None:
            return
        for entry, told in misconceptions(self.runner.problem, self._mistakes, judged, failure.verdict).items():
            solution = self._named[told.lesson]
            known = self._known.get(solution.name, ())
            if solution.name != own and not _makes(self.runner.problem.entry(entry), judged, known):
                yield solution

    def suspects(self) -> Suspects:
        """The mistakes that a program could make, before anything is known of it."""
        return Suspects(self.runner.problem, self._mistakes, self.runner.cases)

    def clearing(self, entries: AbstractSet[str]) -> Sequence[FrozenCase]:
        """Few and cheap cases of these entries: who passes them makes no known mistake."""
        key = frozenset(entries)
        if key not in self._clearing:
            self._clearing[key] = self.suspects().clearing(self.runner.of(entries), self.runner.cost)
        return self._clearing[key]

    def programs(self) -> Iterator[Program]:
        """Each mistake, each in one entry alone, and the reference with each input changed in place."""
        problem = self.runner.problem
        for mistake in self._telling:
            known = self._known[mistake.name]
            yield Program(mistake.path, known, mistake.name)
            for entry in _several(problem.entries):
                judged = self._restricted(mistake, entry.name)
                yield Program(f"{mistake.path} in {entry.name} alone", judged, mistake.name)
        changeable = changeable_inputs(problem, self.runner.frozen)
        for entry, _node in functions(problem, problem.reference):
            for param in sorted(changeable[entry.name] - set(entry.mutates)) if not entry.driven else ():
                if self._changed_by_a_mistake(param):  # otherwise no lesson is told of it
                    source = changing(problem.reference, entry.name, param)
                    judged = self._judged(source, self.runner.of(self.reach.of_name(entry.name)))
                    yield Program(f"the reference with {param} of {entry.name} changed in place", judged)

    def _outcomes_of(self, mistake: Solution) -> list[Judged]:
        """What a mistake does in every case: as it was frozen, and run where nothing was."""
        known = dict(self._mistakes.get(mistake.name, {}))
        rest = [case for case in self.runner.cases if case.case not in known]
        known |= {one.case.case: one for one in (self._judged(mistake.source, rest) if rest else ())}
        return [known[case.case] for case in self.runner.cases if case.case in known]

    def _restricted(self, mistake: Solution, entry: str) -> list[Judged]:
        """What the reference does with one entry taken from a mistake."""
        known = {one.case.case: one for one in self._known[mistake.name] if one.case.entry == entry}
        reached = self.reach.of_name(entry) - {entry}
        source = restricted(self.runner.problem.reference, mistake.source, entry)
        others = self._judged(source, self.runner.of(reached)) if reached else []
        known |= {one.case.case: one for one in others}
        right = {entry, *reached}
        return [
            known[case.case] if case.entry in right else Judged(case, Verdict.ACCEPTED)
            for case in self.runner.cases
            if case.case in known or case.entry not in right
        ]

    def _changed_by_a_mistake(self, param: str) -> bool:
        return any(param in one.mutated for outcomes in self._mistakes.values() for one in outcomes.values())

    def _judged(self, source: str, cases: list[FrozenCase]) -> list[Judged]:
        try:
            return list(self.runner.judged(source, cases))
        except (NotLoaded, AuthorFault):
            return []


class Suspects:
    """The known mistakes that a program may still make, as its cases are judged one by one in any order."""

    def __init__(self, problem: Problem, mistakes: Mistakes, cases: Sequence[FrozenCase]) -> None:
        entry_of = {case.case: case.entry for case in cases}
        self._entries = {entry.name: entry for entry in problem.entries}
        self._known = mistakes
        self._wrong: dict[tuple[str, str], set[str]] = {}  # by entry and mistake: the cases that the mistake fails
        for name, outcomes in mistakes.items():
            for case, one in outcomes.items():
                if one.verdict is not Verdict.ACCEPTED and case in entry_of:
                    self._wrong.setdefault((entry_of[case], name), set()).add(case)
        self._passed = dict.fromkeys(self._wrong, 0)

    def left_in(self, entries: AbstractSet[str]) -> bool:
        """Return whether a lesson of one of these entries could still be told."""
        return any(entry in entries for entry, _mistake in self._passed)

    def clearing(self, cases: Sequence[FrozenCase], cost: Callable[[FrozenCase], float]) -> list[FrozenCase]:
        """Some of these cases, as few and cheap as they are easily found: all suspects are cleared by passing them."""
        entries = {case.entry for case in cases}
        needed = {pair: _passes_that_clear(len(wrong)) for pair, wrong in self._wrong.items() if pair[0] in entries}
        left, chosen = list(cases), list[FrozenCase]()

        def worth(case: FrozenCase) -> float:
            return sum(n > 0 and case.case in self._wrong[pair] for pair, n in needed.items()) / cost(case)

        while left and any(n > 0 for n in needed.values()):
            best = max(left, key=worth)
            if not worth(best):
                break
            left.remove(best)
            chosen.append(best)
            for pair in needed:
                needed[pair] -= best.case in self._wrong[pair]
        return chosen

    def note(self, one: Judged) -> None:
        """Take off the mistakes that the program does not make, by one case of it."""
        entry, case = self._entries[one.case.entry], one.case.case
        for pair in [pair for pair in self._passed if pair[0] == entry.name]:
            wrong, known = self._wrong[pair], self._known[pair[1]].get(case)
            if one.verdict is Verdict.ACCEPTED:
                self._passed[pair] += case in wrong
                cleared = not could_make(len(wrong) - self._passed[pair], len(wrong))
            else:
                cleared = known is not None and differs_from(entry, one, known)
            if cleared:
                del self._passed[pair]


def _passes_that_clear(wrong: int) -> int:
    """How many of so many cases that a mistake fails have to pass before it is not made."""
    return next(passes for passes in range(1, wrong + 1) if not could_make(wrong - passes, wrong))


def _several(entries: Sequence[Entry]) -> Sequence[Entry]:
    return entries if len(entries) > 1 else ()


def _makes(entry: Entry, judged: Sequence[Judged], mistake: Sequence[Judged]) -> bool:
    """Return whether a program fails every case of that entry that a mistake fails, as the mistake does."""
    mine = {one.case.case: one for one in judged}
    wrong = [one for one in mistake if one.case.entry == entry.name and one.verdict is not Verdict.ACCEPTED]
    pairs = [(mine[one.case.case], one) for one in wrong if one.case.case in mine]  # the rest was not judged
    return bool(pairs) and all(_alike(entry, one, known) for one, known in pairs)


def _alike(entry: Entry, one: Judged, known: Judged) -> bool:
    return one.verdict is known.verdict and one.kind is known.kind and not differs_from(entry, one, known)
