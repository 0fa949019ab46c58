"""Recognises which known mistake a wrong submission makes, and says nothing where that is unsure.

Theory. A known mistake explains what a submission does in one entry where all of this holds:

1. On every failing case that both have an outcome for, the submission gave what the mistake gives: the same value
   (in whatever container it is written), the same exception, or, for draws, what the check says of both alike.
2. The mistake is itself wrong on the case that is shown.
3. At least nine tenths of the cases of the entry that the mistake fails, and that were judged, are failed here too. The
   cases that pass say as much as those that fail: who passes what the mistake fails does not make it.
4. Where the submission changed an input, the mistake changes the same one.

Outputs alone would not do. Who changes an input in place has right outputs, and two mistakes agree on many a case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from judge import wire
from judge.grading.compare import agrees
from judge.grading.evaluate import Check, Judged, evaluate
from judge.grading.normal import in_form_of
from judge.package.authors import AuthorFault
from judge.package.frozen import EXCEPTION, Frozen, FrozenCase, MistakeOutcome, encoded_exception
from judge.package.problem import Comparison, Dtype, Entry, Problem, Solution
from judge.sandbox.replies import CallOutcome, Raised, Reply
from judge.verdict import Verdict, Wrong

LEAST_FAILED = 0.9  # of the cases that a mistake fails, how many a submission that makes it fails
CLOSE_COUNTS = 0.1  # relative: what the numbers of two sentences on draws may differ by
EXPLAINABLE = frozenset({Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR})

Mistakes = Mapping[str, Mapping[str, Judged]]
"""By the name of a known mistake and the case: the mistake's own outcome, judged."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:e[+-]?\d+)?")
_INDEX = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Misconception:
    """A known mistake, and the case of an entry that shows it best."""

    lesson: str
    example: Judged


def judge_mistakes(problem: Problem, frozen: Frozen, check: Check) -> Mistakes:
    """Judges the frozen outcomes of the known mistakes as those of a submission are judged."""
    cases = {case.case: case for case in frozen.cases}
    judged: dict[str, dict[str, Judged]] = {}
    for name, outcomes in frozen.rejected.items():
        known = {}
        for case, outcome in outcomes.items():
            if case in cases and (one := _judge_outcome(problem, cases[case], outcome, check)) is not None:
                known[case] = one
        judged[name] = known
    return judged


def _judge_outcome(problem: Problem, case: FrozenCase, outcome: MistakeOutcome, check: Check) -> Judged | None:
    """Judges one outcome of a mistake; None where none is stored, or where check.py fails on it."""
    output = outcome.output
    if output is None:
        return None
    if output.startswith(EXCEPTION):
        name, _, message = output[len(EXCEPTION) :].decode().partition(": ")
        run = CallOutcome(raised=Raised(name, (name,), message, "", None))
        return Judged(case, Verdict.RUNTIME_ERROR, raised=run.raised, first=run, mutated=outcome.mutated)
    single = replace(case, seeds=case.seeds[:1], repeat=0)  # of the first run alone is the outcome known
    reply = Reply(0, (CallOutcome(output=output),), outcome.mutated, "", "", 0.0, missing=False)
    try:
        return evaluate(problem.entry(case.entry), single, reply, check)
    except (AuthorFault, wire.Malformed):
        return None


def misconceptions(
    problem: Problem, mistakes: Mistakes, judged: Sequence[Judged], verdict: Verdict
) -> dict[str, Misconception]:
    """Finds by entry the known mistake that explains what fails there; of several, the one that explains most.

    Where the submission's verdict is none that an output explains, no lesson is given: a submission that ran out of
    time first is not told why some other case is wrong.
    """
    if verdict not in EXPLAINABLE:
        return {}
    found = {}
    for entry in problem.entries:
        ours = [one for one in judged if one.case.entry == entry.name]
        best = 0
        for solution in problem.rejected:
            known = mistakes.get(solution.name, {})
            explained = explained_cases(entry, known, ours)
            if len(explained) > best:
                found[entry.name] = Misconception(solution.lesson, _example(explained, solution, verdict))
                best = len(explained)
    return found


def explained_cases(entry: Entry, mistake: Mapping[str, Judged], judged: Sequence[Judged]) -> list[Judged]:
    """Lists the failing cases of one entry that a known mistake explains; none where another mistake is made.

    Args:
        entry: the entry.
        mistake: the mistake's own outcomes by case, judged.
        judged: the submission's cases of that entry.
    """
    failed = [one for one in judged if one.verdict is not Verdict.ACCEPTED]
    wrong = {one.case.case for one in judged if _is_wrong(mistake.get(one.case.case))}
    if not wrong or not could_make(len(wrong & {one.case.case for one in failed}), len(wrong)):
        return []
    both = [one for one in failed if _is_comparable(one) and one.case.case in mistake]
    if any(differs_from(entry, one, mistake[one.case.case]) for one in both):
        return []
    return [one for one in both if one.case.case in wrong]


def could_make(failed: int, wrong: int) -> bool:
    """Return whether who fails so many of the cases that a mistake fails can make it."""
    return failed >= LEAST_FAILED * wrong


def differs_from(entry: Entry, one: Judged, known: Judged) -> bool:
    """Return whether a failing case shows that a submission does not do what the mistake does."""
    return _is_comparable(one) and not _same(entry, one, known)


def _is_comparable(one: Judged) -> bool:
    return one.verdict in EXPLAINABLE and bool(_outcome(one))


def _is_wrong(known: Judged | None) -> bool:
    return known is not None and known.verdict is not Verdict.ACCEPTED


def _example(explained: Sequence[Judged], solution: Solution, verdict: Verdict) -> Judged:
    """Chooses the case that shows a mistake best: of the verdict, of the mistake's own groups, of a small input."""
    return min(
        explained,
        key=lambda one: (one.verdict is not verdict, one.case.group not in solution.groups, one.case.inputs.length),
    )


def _outcome(one: Judged) -> bytes | None:
    """Returns what the first run gave: its output, or the exception that it ended with."""
    if one.first is None:
        return None
    if one.first.raised:
        return encoded_exception(one.first.raised.name, one.first.raised.message)
    return one.first.output


def _same(entry: Entry, one: Judged, known: Judged) -> bool:
    """Return whether a submission did in a case what the mistake does."""
    if not set(one.mutated) <= set(known.mutated) or _by_mutation(one) != _by_mutation(known):
        return False
    mine, theirs = _outcome(one), _outcome(known)
    if mine == theirs:
        return True
    if mine is None or theirs is None or mine.startswith(EXCEPTION) or theirs.startswith(EXCEPTION):
        return False
    if one.case.seeds and (entry.checked or entry.distributed):
        return _same_objection(one, known)
    return _same_values(entry, one.case, mine, theirs)


def _by_mutation(one: Judged) -> bool:
    """Return whether a case is wrong only because an input was changed."""
    return one.kind is Wrong.MUTATED_INPUT


def _same_values(entry: Entry, case: FrozenCase, mine: bytes, theirs: bytes) -> bool:
    """Return whether two outputs hold the same values, in whatever containers and dtypes."""
    loose = {name: _loose(each, entry) for name, each in entry.comparisons.items()}
    try:
        expected = wire.decode(case.expected[0])
        known, came = (in_form_of(expected, wire.decode(output), entry) for output in (theirs, mine))
        return agrees(known, came, replace(entry, comparisons=loose))
    except wire.Malformed:
        return False


def _loose(comparison: Comparison, entry: Entry) -> Comparison:
    if entry.checked or entry.distributed:
        return Comparison()
    return replace(comparison, dtype=Dtype.ANY)


def _same_objection(one: Judged, known: Judged) -> bool:
    """Return whether the check says the same of two outputs of draws: the same words, and nearly the same numbers."""
    if one.mismatch is None or known.mismatch is None or one.mismatch.kind is not known.mismatch.kind:
        return False
    mine, theirs = (_INDEX.sub("", each.sentence) for each in (one, known))
    if _NUMBER.sub("", mine) != _NUMBER.sub("", theirs):
        return False
    pairs = zip(_NUMBER.findall(mine), _NUMBER.findall(theirs), strict=True)
    return all(_close(*(float(number.replace(",", "")) for number in pair)) for pair in pairs)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= CLOSE_COUNTS * max(abs(a), abs(b))
