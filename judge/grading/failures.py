"""Chooses the failing cases that a verdict shows: one for each entry and group, the clearest first, bounded in all.

A member sees nothing else of hidden cases, so what is chosen here is what grows what they may see.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from judge.grading import sentences
from judge.grading.evaluate import Judged
from judge.verdict import CaseResult, Group, Mismatch, Shown, Verdict, Wrong, to_json

MAX_FAILURES = 12  # cases that a verdict shows
MAX_BYTES = 256 * 1024  # bytes of all shown cases as JSON
CASE_BYTES = 128 * 1024  # bytes of one case as JSON
LOOKED_AT = 8  # cases of an entry and group of which it is found out what is wrong, to choose the clearest
PRINTED = 2 * 1024  # characters of each stream that a case keeps where it is too large by itself

GROUP_ORDER = (
    Group.EXAMPLE,
    Group.CUSTOM,
    Group.RANDOM,
    Group.STABILITY,
    Group.SHAPE,
    Group.EDGE,
    Group.SCALE,
)
_RANK = {group: rank for rank, group in enumerate(GROUP_ORDER)}


def chosen(
    judged: Sequence[Judged], entries: Sequence[str], verdict: Verdict, explained: Sequence[Judged] = ()
) -> list[Judged]:
    """Chooses the failing cases that are shown, the clearest first.

    Args:
        judged: all cases, in the order of judging.
        entries: the problem's, in its order.
        verdict: the submission's: a case that ended so comes before one that did not.
        explained: the cases beside which lessons are shown: each stands for its group, and before others.
    """
    lessons = {id(one) for one in explained}
    entry_rank = {entry: position for position, entry in enumerate(entries)}
    failed: dict[tuple[str, Group], list[Judged]] = {}
    for one in judged:
        if one.verdict is not Verdict.ACCEPTED:
            whole = is_not_written(one)  # says the same of every group
            failed.setdefault((one.case.entry, Group.EXAMPLE if whole else one.case.group), []).append(one)
    shown = [_clearest(each, lessons, verdict) for each in failed.values()]
    shown.sort(
        key=lambda one: (
            one.verdict is not verdict,
            id(one) not in lessons,
            one.case.raises is not None,
            is_not_written(one),
            _RANK[one.case.group],
            entry_rank[one.case.entry],
        )
    )
    return shown[:MAX_FAILURES]


def _clearest(failed: Sequence[Judged], lessons: AbstractSet[int], verdict: Verdict) -> Judged:
    """The case that tells most of what is wrong: one with a lesson or the verdict; explained; of a small input."""

    def rank(one: Judged) -> tuple[bool, ...]:
        return id(one) not in lessons, one.verdict is not verdict, one.case.raises is not None

    best = min(map(rank, failed))
    alike = sorted((one for one in failed if rank(one) == best), key=lambda one: one.case.inputs.length)
    return next((one for one in alike[:LOOKED_AT] if not _only_values(one)), alike[0])


def _only_values(one: Judged) -> bool:
    """Return whether nothing is known of what is wrong but that values are."""
    return one.mismatch is not None and one.mismatch.kind is Wrong.VALUE


def is_not_written(one: Judged) -> bool:
    return one.kind is Wrong.NOT_WRITTEN


def bounded(shown: Sequence[Judged], whole: Callable[[Judged], CaseResult]) -> tuple[CaseResult, ...]:
    """Returns as many whole cases as there is room for, and always the first."""
    room = MAX_BYTES
    results: list[CaseResult] = []
    for one in shown:
        result = whole(one)
        room -= size(result)
        if room < 0 and results:
            break
        results.append(result)
    return tuple(results)


def size(result: CaseResult) -> int:
    """Returns the bytes of a case as JSON."""
    return len(json.dumps(to_json(result)))


def fitting(result: CaseResult) -> CaseResult:
    """Makes a case fit into CASE_BYTES: without its cells and most of what it printed where it is larger."""
    return result if size(result) <= CASE_BYTES else _slim(result)


def _slim(result: CaseResult) -> CaseResult:
    mismatch = result.mismatch
    return replace(
        result,
        inputs=tuple(replace(each, value=_bare(each.value)) for each in result.inputs),
        expected=_bare(result.expected) if result.expected else None,
        got=_bare(result.got) if result.got else None,
        mismatch=_bare_mismatch(mismatch) if mismatch else None,
        sentence=sentences.cut(result.sentence, PRINTED),
        call=sentences.cut(result.call, PRINTED),
        stdout=sentences.cut(result.stdout, PRINTED),
        stderr=sentences.cut(result.stderr, PRINTED),
        traceback=sentences.cut(result.traceback, PRINTED),
    )


def _bare_mismatch(mismatch: Mismatch) -> Mismatch:
    expected, got = (value and _bare(value) for value in (mismatch.expected, mismatch.got))
    sentence = sentences.cut(mismatch.sentence, PRINTED)
    return replace(mismatch, sentence=sentence, expected=expected, got=got, mask=None)


def _bare(value: Shown) -> Shown:
    return replace(value, text=sentences.cut(value.text, PRINTED), cells=None, truncated=True)
