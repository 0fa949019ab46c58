"""What is said of results that are right in more than one way: signs, labels, draws of a distribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from judge.grading.sentences.words import Index, apart, are, at, have, number, of, plural
from judge.grading.show import brief


def linked_signs(leader: str) -> str:
    return f"Right up to sign, but a component has one sign: it must be the same here and in {leader}."


def number_of_labels(got: int, expected: int) -> str:
    return f"There {are(got)} {plural(got, 'different label')}, expected {expected:,}."


def fixed_label(label: Any, index: Index) -> str:
    return f"The label {brief(label)} has a meaning of its own and is at the wrong places, the first {at(index)}."


def relabelled(bad: int, total: int, index: Index) -> str:
    wrong = f"{of(bad, total)} {have(bad)} the wrong one, the first {at(index)}"
    return f"No renaming of the labels makes them right: at best {wrong}."


def outside_support(value: Any, index: Index, support: str) -> str:
    return f"The draw {brief(value)} at {at(index)} is impossible: {support}."


def between(low: float, high: float) -> str:
    return f"draws lie between {number(low)} and {number(high)}"


NOT_NEGATIVE = "draws are not negative"
FINITE = "draws are finite"


def draws_no_numbers() -> str:
    return "Draws of this distribution are real numbers."


def repeated_draws(n: int, distinct: int) -> str:
    values = plural(distinct, "different value")
    return f"{plural(n, 'draw')} have only {values}; a continuous distribution hardly ever repeats one."


def one_of(values: Sequence[Any]) -> str:
    return f"a draw is one of {brief(list(values))}"


def count_of_value(value: Any, count: int, n: int, expected: tuple[int, int], where: str = "") -> str:
    share = f"{100 * count / n:.4g}%"
    return f"Of {plural(n, 'draw')}{where} {count:,} ({share}) {are(count)} {brief(value)}; {_range(*expected)}."


def _range(low: int, high: int) -> str:
    return f"{low:,} expected" if low == high else f"between {low:,} and {high:,} were to be expected"


def cdf(share: float, value: float, expected: float, n: int, where: str = "") -> str:
    seen, wanted = apart(100 * share, 100 * expected, 4)
    return (
        f"Of {plural(n, 'draw')}{where} {seen}% are at most {number(value)}; "
        f"the distribution has {wanted}% there, and chance alone does not explain the difference."
    )


def at_index(axis: int, index: int) -> str:
    return f" at index {index} of axis {axis}"


def along(axis: int) -> str:
    return f" in one line along axis {axis}"


DEPENDENT = " The draws are not independent of each other."
