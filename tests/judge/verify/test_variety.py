"""Inputs that would hide a mistake are named."""

import numpy as np
import pytest

from judge.package.problem import Comparison, Entry, Kind, Param
from judge.verify.variety import _faults
from judge.wire import Layout

PARAMS = (Param("a"), Param("b"), Param("k", default="3"), Param("t", default="0.5"))
GOOD = [
    {"a": np.ones((2, 3)), "b": 1.0},
    {"a": np.ones((4, 1)), "b": 2.0, "k": 4},
    {"a": np.ones((3, 2)), "b": 3.0, "t": 0.25},
]


def found(cases):
    entry = Entry("f", Kind.FUNCTION, ("y",), (), PARAMS, {"y": Comparison()})
    return [message for _name, message in _faults(entry, cases)]


def test_varied_inputs_are_fine():
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda case: case | {"b": Layout(case["a"], "fortran")}, "a and b are equal in every case"),
        (lambda case: case | {"a": np.ones((5, 5))}, "a has a dimension twice in every case"),
        (lambda case: case | {"k": 3}, "no case changes k from its default."),
        (lambda case: case | ({"t": 0.1} if "k" in case else {}), "no case changes k alone"),
    ],
)
def test_what_hides_a_mistake_is_named(change, fault):
    assert any(fault in message for message in found([change(case) for case in GOOD])), found(map(change, GOOD))
