"""What a drive's show() prints of an array can be pasted, and gives the same array."""

from types import SimpleNamespace

import numpy as np
import pytest

from judge.inside.authoring import Author
from judge.wire import encode

ARRAYS = [
    np.array([0.1, 1 / 3, 1e-300, -2.0]),
    np.array([[0.12345678901234567, 1.0], [-3.5, 1e17]]),
    np.array([np.nan, np.inf, -np.inf]),
    np.array([0.1, 1 / 3], dtype=np.float32),
    np.array([1, 2, 3], dtype=np.uint8),
    np.array([1, 2, 3]),
    np.array([True, False]),
    np.array(["a", "bc"]),
    np.array([1 + 2j, 0.1j]),
    np.array(2.5),
    np.array([]),
    np.array([], dtype=np.int32),
    np.zeros((0, 3)),
    np.zeros((2, 0), dtype=np.int64),
    np.zeros((0, 2), dtype=bool),
]


def printed(value):
    author = Author.__new__(Author)
    author.drive = SimpleNamespace(show=lambda entry, x: f"call({x!r}, 3)")
    return author.call("f", bytes(encode({"x": value})))


@pytest.mark.parametrize("array", ARRAYS, ids=lambda array: f"{array.dtype}{array.shape}{array.ravel()[:1]}")
def test_it_is_the_same_array(array):
    again, three = eval(printed(array), {"np": np, "call": lambda *arguments: arguments})
    assert three == 3
    assert (again.dtype, again.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(again, array)


def test_a_large_one_is_cut_and_says_so():
    assert "..." in printed(np.arange(5000) / 7)


def test_an_empty_one_is_shown_by_its_shape():
    assert printed(np.zeros((0, 3))) == "call(np.empty((0, 3)), 3)"
