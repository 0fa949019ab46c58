"""Which known mistake a wrong submission makes: the one whose outputs are its outputs."""

from __future__ import annotations

from collections.abc import Sequence

from judge import wire
from judge.grading.compare import compare
from judge.grading.evaluate import Judged
from judge.package.problem import Problem
from judge.package.store import Frozen
from judge.verdict import Verdict

MAX_CASES = 24  # failing cases that are looked at: more would only say the same again
MAX_BYTES = 256 * 1024  # outputs larger than this are not kept with a problem


def lesson(problem: Problem, frozen: Frozen, judged: Sequence[Judged]) -> str:
    """The sentence of the mistake that explains every failing case that it has an output for; "" where none does.

    A mistake that explains more cases wins; it has to be wrong on them itself, which it is when its output equals a
    failing one.
    """
    wrong = [one for one in judged if one.verdict is Verdict.WRONG_ANSWER and one.output is not None][:MAX_CASES]
    best, most = "", 0
    for solution in problem.rejected:
        outputs = frozen.rejected.get(solution.name, {})
        known = [(one, outputs[one.case.case]) for one in wrong if outputs.get(one.case.case)]
        if len(known) > most and all(_same(problem, one, output) for one, output in known if output):
            best, most = solution.lesson, len(known)
    return best


def _same(problem: Problem, one: Judged, output: bytes) -> bool:
    assert one.output is not None
    if one.output == output:
        return True
    entry = problem.entry(one.case.entry)
    if entry.checked or entry.distributed:
        return False
    try:
        return not compare(wire.decode(output), wire.decode(one.output), entry)
    except wire.Malformed:
        return False
