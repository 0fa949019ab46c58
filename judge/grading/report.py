"""Makes the verdict of a submission from its judged cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from judge.grading import sentences
from judge.grading.evaluate import Judged
from judge.grading.sentences import hints
from judge.package.frozen import FrozenCase
from judge.verdict import Group, GroupCount, Mismatch, Verdict, Wrong

MIN_SEEDED_CASES = 5  # before "it ignores the generator" can be said: small outputs coincide by chance


def count(cases: Iterable[FrozenCase], judged: Iterable[Judged]) -> tuple[GroupCount, ...]:
    """Passed, failed and skipped cases by entry and group, in the order of the cases."""
    total = Counter((case.entry, case.group) for case in cases)
    passed: Counter[tuple[str, Group]] = Counter()
    failed: Counter[tuple[str, Group]] = Counter()
    for one in judged:
        counter = passed if one.verdict is Verdict.ACCEPTED else failed
        counter[one.case.entry, one.case.group] += 1
    return tuple(
        GroupCount(entry, group, passed[entry, group], failed[entry, group], skipped, n)
        for (entry, group), n in total.items()
        for skipped in [n - passed[entry, group] - failed[entry, group]]
    )


def first_failure(judged: Sequence[Judged]) -> Judged | None:
    return next((one for one in judged if one.verdict is not Verdict.ACCEPTED), None)


def with_ignored_rng(judged: Sequence[Judged]) -> Sequence[Judged]:
    """Mark an entry's first case as wrong where its outputs never differ between seeds but should.

    Single cases can't tell: a small output is the same for two seeds by chance.
    """
    by_entry: dict[str, list[int]] = {}
    for index, one in enumerate(judged):
        if one.follows_seed is not None:
            by_entry.setdefault(one.case.entry, []).append(index)
    result = list(judged)
    for seeded in by_entry.values():
        if len(seeded) >= MIN_SEEDED_CASES and not any(judged[index].follows_seed for index in seeded):
            mismatch = Mismatch(Wrong.IGNORES_RNG, sentences.ignores_rng())
            result[seeded[0]] = replace(judged[seeded[0]], verdict=Verdict.WRONG_ANSWER, said="", found=mismatch)
    return result


def sentence(failure: Judged | None, groups: Sequence[GroupCount], withheld: int = 0) -> str:
    """Say the verdict of a whole submission; `withheld` scale cases were not run because of the failure."""
    if failure is None:
        return sentences.accepted(sum(group.total for group in groups))
    if failure.mismatch and failure.mismatch.kind is Wrong.NOT_WRITTEN:
        said = sentences.with_counts(failure.sentence, groups)
    else:
        said = sentences.verdict(failure.verdict, failure.case.entry, failure.case.group, groups)
    return f"{said} {sentences.withheld(withheld)}" if withheld else said


def hint(failure: Judged | None) -> str:
    """Say what to do next, where the failure says it."""
    raised = failure.raised if failure else None
    return hints.of_exception(raised.mro, raised.message, raised.traceback) if raised else ""
