"""What an author tells of a known mistake tells nothing of what a hidden case expects."""

import re
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from judge import wire
from judge.package.files import find
from judge.package.load import load
from judge.verdict import Group

FOLDERS = find(Path(__file__).parents[2] / "problems")
TELLING = 4  # significant digits from which on a number can't stand in a lesson by chance


def telling_numbers(text: str) -> set[float]:
    """The numbers of a text that have so many digits that they tell a value: 0.7311, not 709 or 1e-5."""
    found = re.findall(r"(?<![\w.])\d+\.?\d*(?:e[+-]?\d+)?", text.replace(",", ""))
    return {float(each) for each in found if len(re.sub(r"e.*|\D", "", each).strip("0")) >= TELLING}


def numbers_in(value: object) -> Iterable[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple | set):
        for each in value:
            yield from numbers_in(each)
    elif isinstance(value, int | float | np.number):
        yield float(value)
    elif isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        yield from value.ravel().astype(float).tolist()


def leaks(lesson: str, expected: Iterable[float]) -> set[float]:
    told = telling_numbers(lesson)
    return {number for number in expected if any(abs(number) == float(f"{each:.17g}") for each in told)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_no_lesson_tells_what_a_hidden_case_expects(folder, judge):
    problem = load(folder)
    lessons = " ".join(solution.lesson for solution in problem.rejected)
    if not telling_numbers(lessons):
        return
    hidden = [case for case in judge.prepare(problem).cases if case.group is not Group.EXAMPLE]
    expected = (number for case in hidden for each in case.expected for number in numbers_in(wire.decode(each)))
    assert leaks(lessons, expected) == set()


def test_a_leak_would_be_found():
    expected = [1.0, 0.73106]
    assert leaks("It should be 0.73106 there.", expected) == {0.73106}
    assert leaks("exp overflows beyond about 709, and 1.0 is right.", [709.0, 1.0]) == set()
