"""Brings an output into the form of the reference's: outputs in order, arrays for lists, floats for integers.

A problem's check.py is written for what its reference returns. A right output may be written otherwise (a dict of
outputs, a list for a tuple or an array, an integer for a float), and the check need not know all the ways.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from judge import wire
from judge.grading.numbers import widen
from judge.grading.values import form_of, plain_scalar, to_array
from judge.package.problem import Entry


def encoded_in_form_of(expected: bytes, output: bytes, entry: Entry) -> bytes:
    """Return the output, encoded as the reference would have given it.

    Raises:
        wire.Malformed: the output is no value.
    """
    return bytes(wire.encode(in_form_of(wire.decode(expected), wire.decode(output), entry)))


def in_form_of(expected: Any, got: Any, entry: Entry) -> Any:
    """Return the outputs in order, each in the form of the reference's where it can be brought into it."""
    if len(entry.returns) > 1 and isinstance(got, Mapping) and not isinstance(expected, Mapping):
        if len(got) != len(entry.returns) or any(name not in got for name in entry.returns):
            return got
        got = [got[name] for name in entry.returns]
    if len(entry.returns) > 1 and isinstance(got, np.ndarray) and isinstance(expected, list | tuple):
        got = list(got) if got.ndim and len(got) == len(expected) else got
    return _like(expected, got)


def _like(expected: Any, got: Any) -> Any:
    if isinstance(expected, np.ndarray):
        return _array_like(expected, got)
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        return {key: _like(expected[key], item) if _known(key, expected) else item for key, item in got.items()}
    if isinstance(expected, list | tuple) and isinstance(got, np.ndarray) and got.ndim and form_of(expected):
        got = got.tolist()
    if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        if len(got) == len(expected):
            return type(expected)(map(_like, expected, got))
        return type(expected)(_like(expected[0], item) if expected else item for item in got)
    if isinstance(expected, float | np.floating):
        return _float_like(got)
    return got


def _known(key: Any, expected: Mapping[Any, Any]) -> bool:
    """Return whether a stranger's key is one of the reference's; only plain scalars are looked up."""
    return isinstance(key, str | int | float | bool) and key in expected


def _array_like(expected: Any, got: Any) -> Any:
    form = form_of(got)
    if form is None or isinstance(got, np.ndarray) or not form.numeric or expected.dtype.kind not in "biufc":
        return got
    if not form.kinds:  # lists without a number in them have no dtype, and [] may stand for any shape without elements
        alike = 0 in expected.shape and expected.shape[: len(form.shape)] == form.shape
        shape = expected.shape if alike else (*form.shape, *expected.shape[len(form.shape) :])
        return np.zeros(shape, expected.dtype)
    array = to_array(got, form)
    return widen(array) if array.dtype == object else array


def _float_like(got: Any) -> Any:
    """Convert an integer to a float, which may be infinite, and a one-element array of no axes to its element."""
    if isinstance(got, np.ndarray) and got.ndim == 0:
        got = got[()]
    value = plain_scalar(got)
    if type(value) is int:
        return float(widen(np.array(value, dtype=object)))
    return got
