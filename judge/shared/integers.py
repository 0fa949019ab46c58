"""Checks the rule for integers in inputs, as valid() may state it: int64 or float64, and no narrower width."""

from __future__ import annotations

from typing import Any

import numpy as np

WIDE = ("float64", "int64", "bool")


def float64_or_int64(*values: Any) -> bool:
    """Return whether every array in the values holds float64, int64 or booleans, also inside lists, tuples and dicts.

    For `valid()` of a problem whose right solutions compute in the dtype that they are given: there int8 overflows and
    unsigned integers wrap below zero, so that what is right depends on the width.
    """
    return all(_wide(value) for value in values)


def _wide(value: Any) -> bool:
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind not in "biufc" or value.dtype.name in WIDE
    if isinstance(value, list | tuple):
        return all(_wide(each) for each in value)
    return all(_wide(each) for each in value.values()) if isinstance(value, dict) else True
