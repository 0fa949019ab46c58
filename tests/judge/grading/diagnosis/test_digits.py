"""Digits that are right: how many, of how many, and where the fewest are."""

import numpy as np
import pytest

from judge.grading.diagnosis.digits import worst_digits
from judge.verdict import Digits


def digits(expected, got):
    expected, got = np.asarray(expected), np.asarray(got)
    return worst_digits(expected, got, np.asarray(expected != got))


COUNTED = {
    "two digits of a number": (3.0, 3.03, Digits(2.0, 16, ())),
    "the worst of three": ([1.0, 1.0, 1.0], [1.001, 1.1, 1.0], Digits(1.0, 16, (1,))),
    "in a matrix": ([[1.0, 2.0], [4.0, 8.0]], [[1.0, 2.0], [4.0004, 8.0]], Digits(4.0, 16, (1, 0))),
    "never below none": ([1.0], [5000.0], Digits(0.0, 16, (0,))),
    "never more than there are": ([1.0], [1.0 + 2e-16], Digits(15.7, 16, (0,))),
    "a zero where a number was expected": ([2.0, 1.0], [0.0, 1.0], Digits(0.0, 16, (0,))),
    "float32 carries fewer": ([1.0], np.array([1.001], np.float32), Digits(3.0, 7, (0,))),
    "float16 fewer still": ([1.0], np.array([1.25], np.float16), Digits(0.6, 3, (0,))),
    "complex": ([1.0 + 1.0j], [1.0 + 1.001j], Digits(3.2, 16, (0,))),
    "an integer for a float": ([2.5], [2], Digits(0.7, 16, (0,))),
    "NaN and infinity are passed over": ([1.0, 1.0, 1.0], [np.nan, np.inf, 1.01], Digits(2.0, 16, (2,))),
    "so is an expected zero": ([0.0, 1.0], [1e-3, 1.01], Digits(2.0, 16, (1,))),
    "and an expected NaN": ([np.nan, 1.0], [3.0, 1.01], Digits(2.0, 16, (1,))),
    "tiny numbers": ([5e-324], [1e-323], Digits(0.0, 16, (0,))),
}


@pytest.mark.parametrize(("expected", "got", "counted"), COUNTED.values(), ids=COUNTED)
def test_counted(expected, got, counted):
    assert digits(expected, got) == counted


SILENT = {
    "only zeros were expected": ([0.0, 0.0], [1e-9, 0.0]),
    "only NaN came": ([1.0], [np.nan]),
    "integers": ([1, 2], [1, 3]),
    "truth values": ([True], [False]),
    "text": (["a"], ["b"]),
}


@pytest.mark.parametrize(("expected", "got"), SILENT.values(), ids=SILENT)
def test_no_digits_to_speak_of(expected, got):
    assert digits(expected, got) is None
