"""An output as check.py gets it: in the form of the reference's."""

from types import MappingProxyType

import numpy as np
import pytest

from judge.grading.normal import in_form_of
from judge.package.problem import Comparison, Entry, Kind


def entry(*returns):
    return Entry("f", Kind.FUNCTION, returns, (), (), MappingProxyType(dict.fromkeys(returns, Comparison())))


ONE, TWO = entry("y"), entry("y", "keep")
Y, KEEP = np.array([1.0, 2.0]), np.array([True, False])


@pytest.mark.parametrize(
    "got", [{"keep": KEEP, "y": Y}, [Y, KEEP], (Y.tolist(), KEEP.tolist()), {"y": Y.tolist(), "keep": KEEP}]
)
def test_outputs_come_in_the_order_of_returns(got):
    y, keep = in_form_of((Y, KEEP), got, TWO)
    assert isinstance(in_form_of((Y, KEEP), got, TWO), tuple)
    assert (y.dtype, keep.dtype) == (np.float64, np.bool_)
    assert np.array_equal(y, Y)
    assert np.array_equal(keep, KEEP)


@pytest.mark.parametrize("shape", [(0,), (0, 3)])
def test_an_empty_list_has_the_dtype_of_what_is_expected(shape):
    got = in_form_of(np.zeros(shape, bool), np.zeros(shape, bool).tolist(), ONE)
    assert (got.shape, got.dtype) == (shape, np.bool_)


@pytest.mark.parametrize(("got", "value"), [(10**200, 1e200), (10**400, np.inf), (3, 3.0), (np.array(2), 2.0)])
def test_an_integer_for_a_float_is_one(got, value):
    result = in_form_of(0.5, got, ONE)
    assert type(result) is float
    assert result == value


def test_huge_integers_in_a_list_become_floats():
    assert in_form_of(np.zeros(2), [10**200, 1], ONE).tolist() == [1e200, 1.0]


@pytest.mark.parametrize("odd", [None, "text", {"z": 1}, {}, [], [[1], [2, 3]], {1, 2}, [None, None], {"y": 1}])
def test_what_has_another_structure_is_left_for_the_comparison(odd):
    for expected, of in (((Y, KEEP), TWO), (Y, ONE), (0.5, ONE), ([1, 2], ONE), ({"a": Y}, ONE)):
        in_form_of(expected, odd, of)
    assert in_form_of((Y, KEEP), {"y": 1, "z": 2}, TWO) == {"y": 1, "z": 2}
