"""Which known mistake a wrong submission makes: the one whose outputs are its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from judge import wire
from judge.grading.compare import compare
from judge.grading.evaluate import Judged
from judge.package.problem import Problem
from judge.package.store import Frozen, told_exception
from judge.verdict import Verdict

MAX_CASES = 24  # failing cases that are looked at: more would only say the same again
TELLING = frozenset({Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR})


@dataclass(frozen=True, slots=True)
class Misconception:
    """A known mistake, and the first case that it explains and that failed as the submission did."""

    lesson: str
    example: Judged


def misconception(problem: Problem, frozen: Frozen, judged: Sequence[Judged], verdict: Verdict) -> Misconception | None:
    """The mistake that explains every failing case that it has an outcome for; None where none does.

    It has to explain the verdict, too: who ran out of time first is not told why some other case is wrong.

    A mistake that explains more cases wins; it has to be wrong on them itself, which it is when its outcome equals a
    failing one.
    """
    failing = [one for one in judged if one.verdict in TELLING and _outcome(one) is not None][:MAX_CASES]
    best, most = None, 0
    for solution in problem.rejected:
        outcomes = frozen.rejected.get(solution.name, {})
        known = [(one, outcome) for one in failing if (outcome := outcomes.get(one.case.case)) is not None]
        example = next((one for one, _outcome in known if one.verdict is verdict), None)
        if example and len(known) > most and all(_same(problem, one, outcome) for one, outcome in known):
            best, most = Misconception(solution.lesson, example), len(known)
    return best


def _outcome(one: Judged) -> bytes | None:
    """What the first run gave: its output, or the exception that it ended with."""
    if one.first is None:
        return None
    if one.first.raised:
        return told_exception(one.first.raised.name, one.first.raised.message)
    return one.first.output


def _same(problem: Problem, one: Judged, outcome: bytes) -> bool:
    mine = _outcome(one)
    if mine == outcome:
        return True
    entry = problem.entry(one.case.entry)
    if mine is None or entry.checked or entry.distributed or b"!" in (mine[:1], outcome[:1]):
        return False
    try:
        return not compare(wire.decode(outcome), wire.decode(mine), entry)
    except wire.Malformed:
        return False
