"""Counts the significant decimal digits of a result that are right, and finds where the fewest are.

Theory. A float64 carries about 16 decimal digits, a float32 about 7. Of a finite number beside a finite expected one
that is not zero, -log10 of the relative error are right: 0 where nothing is, and never more than the type carries. An
expected zero has no significant digits, and a NaN or an infinity is reported by other means: such elements are passed
over. Whole numbers and truth values are right or wrong, so they have no digits either.
"""

from __future__ import annotations

import numpy as np

from judge.grading.numbers import NARROW, widen
from judge.grading.values import Array
from judge.verdict import Digits

WIDE_DIGITS = 16
NARROW_DIGITS = 7
HALF_DIGITS = 3


def worst_digits(expected: Array, got: Array, wrong: Array) -> Digits | None:
    """Finds the wrong element with the fewest right digits; None where digits are defined for no wrong element."""
    if expected.dtype.kind not in "fc" or got.dtype.kind not in "fciu":
        return None
    with np.errstate(all="ignore"):
        wide, wide_got = widen(expected), widen(got)
        relative = np.abs(wide_got - wide) / np.abs(wide)
        known = wrong & (wide != 0) & np.isfinite(wide) & np.isfinite(wide_got) & np.isfinite(relative)
        if not known.any():
            return None
        carried = carried_by(got)
        right = np.clip(-np.log10(np.where(known, relative, 1.0)), 0.0, carried)
    index = np.unravel_index(int(np.argmin(np.where(known, right, np.inf))), right.shape)
    return Digits(abs(round(float(right[index]), 1)), carried, tuple(int(i) for i in index))


def carried_by(array: Array) -> int:
    """Returns about how many significant decimal digits the array's type carries."""
    if array.dtype.char not in NARROW:
        return WIDE_DIGITS
    return HALF_DIGITS if array.dtype.itemsize == 2 else NARROW_DIGITS
