"""Lessons are true or not told."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from judge import wire
from judge.grading.diagnosis.misconception import explained_cases
from judge.grading.evaluate import Judged
from judge.package.frozen import FrozenCase, Span
from judge.package.problem import Comparison, Dtype, Entry, Kind, Method
from judge.sandbox.replies import CallOutcome
from judge.verdict import Group, Mismatch, Verdict, Wrong

RIGHT = np.array([1.0, 2.0, 3.0])
WRONG = np.array([2.0, 4.0, 6.0])


def entry(**comparison):
    each = Comparison(dtype=Dtype.KIND, **comparison)
    return Entry("f", Kind.FUNCTION, ("y",), (), (), MappingProxyType({"y": each}))


def case(name, seeds=()):
    expected = (bytes(wire.encode(RIGHT)),)
    words = {"raises": None, "draws": 0, "repeat": 0, "size": None, "note": "", "call": "", "expect": None}
    return FrozenCase(
        f"f/random/{name}",
        "f",
        Group.RANDOM,
        name,
        Span("", 0, 9),
        expected=expected,
        seeds=seeds,
        varies=False,
        **words,
    )


def judged(name, output=RIGHT, *, mutated=(), sentence="", kind=Wrong.VALUE, seeds=()):
    """A case as it would be judged: wrong where the output is not RIGHT, or an input was changed."""
    run = CallOutcome(output=bytes(wire.encode(output)))
    one = Judged(case(name, seeds), Verdict.ACCEPTED, output=run.output, first=run, mutated=mutated)
    if not np.array_equal(np.asarray(output), RIGHT):
        return replace(one, verdict=Verdict.WRONG_ANSWER, found=Mismatch(kind, sentence))
    if mutated:
        return replace(one, verdict=Verdict.WRONG_ANSWER, found=Mismatch(Wrong.MUTATED_INPUT, "Changed."))
    return one


def mistake(*cases):
    return {one.case.case: one for one in cases}


def explained(known, ours, of=None):
    return [one.case.id for one in explained_cases(of or entry(), known, ours)]


def test_the_same_mistake_is_explained():
    assert explained(mistake(judged("a"), judged("b", WRONG)), [judged("a"), judged("b", WRONG)]) == ["b"]


@pytest.mark.parametrize("written", [WRONG.tolist(), tuple(WRONG.tolist()), [2, 4, 6], WRONG.astype(np.float32)])
def test_in_another_container_too(written):
    assert explained(mistake(judged("a", WRONG)), [judged("a", written)]) == ["a"]


def test_other_outputs_are_another_mistake():
    assert explained(mistake(judged("a", WRONG)), [judged("a", 3 * WRONG)]) == []


def test_a_changed_input_is_not_a_mistake_whose_outputs_are_right_there():
    known = mistake(judged("a"), judged("b", WRONG))
    assert explained(known, [judged("a", mutated=("x",)), judged("b")]) == []


def test_a_changed_input_beside_the_same_wrong_output_is_not_told_either():
    assert explained(mistake(judged("a", WRONG)), [judged("a", WRONG, mutated=("x",))]) == []


def test_a_mistake_that_changes_the_same_input_is_told():
    known = mistake(judged("a", mutated=("x",)))
    assert explained(known, [judged("a", mutated=("x",))]) == ["a"]
    assert explained(known, [judged("a", mutated=("w",))]) == []


def test_cases_that_pass_count():
    """One case fails in the same way, of ten that the mistake fails."""
    known = mistake(*(judged(str(i), WRONG) for i in range(10)))
    ours = [judged(str(i), WRONG if i == 0 else RIGHT) for i in range(10)]
    assert explained(known, ours) == []
    nine = [judged(str(i), RIGHT if i == 0 else WRONG) for i in range(10)]
    assert len(explained(known, nine)) == 9


def test_cases_that_were_not_judged_do_not_count():
    known = mistake(*(judged(str(i), WRONG) for i in range(10)))
    assert explained(known, [judged("3", WRONG)]) == ["3"]


def test_every_failing_case_has_to_be_the_same():
    known = mistake(judged("a", WRONG), judged("b", WRONG))
    assert explained(known, [judged("a", WRONG), judged("b", WRONG + 1)]) == []


DRAWN = {"kind": Wrong.CHECK, "seeds": (0, 0, 1)}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("812 of 1,000 elements are kept; with p = 0.2 between 700 and 790 are credible.", ["a"]),
        ("502 of 1,000 elements are kept; with p = 0.2 between 700 and 790 are credible.", []),
        ("y has a wrong value at an element that keep says is kept.", []),
    ],
)
def test_draws_are_compared_by_what_the_check_says(said, told):
    known = "801 of 1,000 elements are kept; with p = 0.2 between 700 and 790 are credible."
    ours = [judged("a", WRONG[::-1], sentence=said, **DRAWN)]
    assert explained(mistake(judged("a", WRONG, sentence=known, **DRAWN)), ours, entry(method=Method.CHECK)) == told
