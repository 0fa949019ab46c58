"""Sentences that misled somebody: each with what is said now."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from judge.grading import sentences
from judge.grading.compare import compare
from judge.package.problem import Comparison, Entry, Kind, Method
from judge.verdict import Wrong

EXACT, CLOSE = Comparison(method=Method.EXACT), Comparison()
A = np.array


def entry(comparison, *returns):
    return Entry("f", Kind.FUNCTION, returns, (), (), MappingProxyType(dict.fromkeys(returns, comparison)))


def first(expected, got, comparison=CLOSE, returns=("y",)):
    return compare(expected, got, entry(comparison, *returns))[0]


def test_a_mask_of_booleans_is_false_everywhere():
    found = first(A([True, False, True]), np.zeros(3, bool))
    assert found.sentence == "Every element is False."
    assert first(A([1, 0, 2]), np.zeros(3, int)).sentence == "Every element is 0."


def test_none_inside_a_tuple_is_no_missing_return():
    found = first((A([1.0]), A([2.0])), (A([1.0]), None), returns=("y", "cache"))
    assert found.sentence == "cache: The value is None, expected an array."
    assert first((1.0, 2.0), None, returns=("y", "cache")).sentence == sentences.nothing_returned()


def test_none_where_it_is_legal_is_no_missing_return():
    for returns, expected, kind in ((("step",), 3, "an int"), (("step", "loss"), (3, 1.0), "a tuple")):
        legal = replace(entry(CLOSE, *returns), may_be_none=True)
        (found,) = compare(expected, None, legal)
        assert found.sentence == f"The value is None, expected {kind}."
        assert compare(None, None, replace(legal, returns=("step",))) == ()


def test_the_item_of_a_tuple_is_named():
    found = first((A([1.0, 2.0]), A([True, False])), (A([1.0, 2.0]), A([False, False])), returns=("y", "keep"))
    assert found.sentence == "keep: Every element is False."
    assert first([[A([1.0, 2.0])], None], [[A([1.0, 4.0])], None]).sentence.startswith("[0][0]: ")


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (A([1, 5, 3]), A([-1, 5, 3])),  # a sentinel, not a sign
        (1, -1),
        (A([1, 2, 3]), A([2, 4, 6])),
        (A([1, 2, 3]), A([2, 3, 4])),
        (A([3, 1, 2]), A([2, 1, 3])),
        (A([10, 20, 169]), A([10, 179, 169])),
    ],
)
def test_ids_and_labels_have_no_sign_factor_offset_order_or_distance(expected, got):
    found = first(expected, got, EXACT)
    assert found.kind is Wrong.VALUE
    assert (found.max_abs, found.max_rel) == (None, None)


def test_a_symmetric_array_does_not_tell_an_axis():
    symmetric = A([[0.1, 0.7, 0.2], [0.7, 0.1, 0.7], [0.2, 0.7, 0.1]])
    assert first(symmetric, np.flip(symmetric, 1)).sentence == first(symmetric, np.flip(symmetric, 0)).sentence
    assert "axis" not in first(symmetric, np.flip(symmetric, 1)).sentence
    plain = np.arange(6.0).reshape(2, 3) ** 1.5
    assert first(plain, np.flip(plain, 1)).sentence == "The right values in reverse order along axis 1."


def test_a_marker_of_the_drive_is_told_as_the_exception_that_it_stands_for():
    assert first({"a": 1}, "ValueError").sentence == "A call ended with ValueError, where a value was expected."
    assert first("ValueError", {"a": 1}).sentence == "A call gave a value, where ValueError was to be raised."
    assert first(3, "a text").sentence == "The value is a str, expected an int."


def test_two_figures_have_as_many_digits_as_tell_them_apart():
    assert sentences.words.apart(0.34712, 0.34698) == ("0.3471", "0.347")
    assert sentences.words.apart(2.0, 1.0) == ("2", "1")
    assert sentences.words.apart(1.0, 1.0) == ("1", "1")
    said = sentences.precision(1.00004e-6, 1e-6, 0.0)
    assert "1.00004e-06" in said
    assert "relative 1e-06" in said
