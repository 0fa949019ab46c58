"""What is said of a whole submission: its limits, its verdict, and what was our own fault."""

from __future__ import annotations

from collections.abc import Iterable

from judge.grading.sentences.words import number, plural, short
from judge.package.faults import ended
from judge.verdict import Group, GroupCount, Verdict


def total_time(seconds: float) -> str:
    return f"All cases together took more than {number(seconds)} s of CPU time."


def problem_error() -> str:
    return "The judge could not finish: the problem's own code failed. It is no fault of the solution."


def judge_error(reason: str) -> str:
    return f"The judge could not finish, through no fault of the solution: {ended(short(reason))}"


def judge_broke(incident: str) -> str:
    return f"The judge broke, through no fault of the solution (incident {incident} in the server's log)."


def no_verdict() -> str:
    return "The judge ended without a verdict."


def given_up() -> str:
    return "The server stopped each time that this was judged, so it was given up."


def cancelled() -> str:
    return "Cancelled: the judging was stopped as you asked. It counts for nothing."


def problem_gone() -> str:
    return "The problem is no longer there."


def search_broke() -> str:
    return "The search broke, through no fault of the solution. The verdict stands."


def accepted(total: int) -> str:
    return f"Accepted: all {plural(total, 'case')} passed." if total != 1 else "Accepted: the case passed."


_ENDS = {
    Verdict.WRONG_ANSWER: "the answer is wrong",
    Verdict.RUNTIME_ERROR: "the call raised an exception",
    Verdict.TIME_LIMIT: "it takes too long",
    Verdict.MEMORY_LIMIT: "it needs too much memory",
    Verdict.OUTPUT_LIMIT: "it returns or prints too much",
    Verdict.FORBIDDEN: "it uses something that this problem forbids",
    Verdict.COMPILE_ERROR: "it is not valid Python",
    Verdict.JUDGE_ERROR: "the judge could not finish",
    Verdict.CANCELLED: "it was cancelled",
    Verdict.ACCEPTED: "it is right",
}
_GROUPS = {
    Group.EXAMPLE: "on an example",
    Group.EDGE: "in an edge case",
    Group.SHAPE: "for another shape",
    Group.STABILITY: "for values that are hard on floating point",
    Group.SCALE: "at full size",
    Group.RANDOM: "on random input",
    Group.CUSTOM: "on a custom case",
}


def verdict(kind: Verdict, entry: str, group: Group, groups: Iterable[GroupCount]) -> str:
    """Say how a submission failed, and what of it was right before: "softmax: right, but ... for large values"."""
    return with_counts(f"{entry}: {_ENDS[kind]} {_GROUPS[group]}.", groups)


def with_counts(sentence: str, groups: Iterable[GroupCount]) -> str:
    counts = list(groups)
    passed, total = sum(count.passed for count in counts), sum(count.total for count in counts)
    return f"{sentence} {passed:,} of {plural(total, 'case')} passed."


def withheld(cases: int) -> str:
    return f"{plural(cases, 'scale case')} {'was' if cases == 1 else 'were'} not run: the entry fails before."
