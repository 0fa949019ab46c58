"""Holds two arrays of one shape that differ, with what is computed of them once for all finders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from judge.grading.numbers import agree, tolerances, widen
from judge.grading.values import Array
from judge.package.problem import Comparison, NanPolicy

ROUNDING = 1e-12  # relative error that a factor or an offset may show in float64
NARROW_ROUNDING = 1e-6  # the same in narrower types


@dataclass(frozen=True)
class Pair:
    """Two numeric arrays of one shape that differ where `right` is false."""

    expected: Array
    got: Array
    right: Array
    comparison: Comparison

    @cached_property
    def wide(self) -> Array:
        return widen(self.expected)

    @cached_property
    def wide_got(self) -> Array:
        return widen(self.got)

    @cached_property
    def tolerance(self) -> tuple[float, float]:
        return tolerances(self.wide, self.got, self.comparison)

    @cached_property
    def finite(self) -> Array:
        return np.asarray(np.isfinite(self.wide) & np.isfinite(self.wide_got))

    @cached_property
    def numbers(self) -> tuple[Array, Array]:
        """Expected and got, flat, where both are finite."""
        return self.wide[self.finite], self.wide_got[self.finite]

    @cached_property
    def bad(self) -> int:
        return int(self.right.size - np.count_nonzero(self.right))

    @cached_property
    def first(self) -> tuple[int, ...]:
        """The index of the first bad element."""
        return first_index(~self.right)

    @property
    def total(self) -> int:
        return int(self.right.size)

    @property
    def real(self) -> bool:
        return bool(self.wide.dtype.kind == "f" and self.wide_got.dtype.kind == "f")

    @property
    def rounding(self) -> float:
        return NARROW_ROUNDING if self.narrow else ROUNDING

    @property
    def narrow(self) -> bool:
        return self.got.dtype.name in ("float16", "float32", "complex64")

    def matches(self, candidate: Array) -> bool:
        """Return whether the result is this array, as far as the tolerance tells."""
        rtol = self.tolerance[0] if not self.comparison.scaled else self.comparison.rtol
        plain = replace(self.comparison, rtol=rtol, float32_rtol=None, nan=NanPolicy.EQUAL)
        return agree(candidate, self.wide_got, plain)


def first_index(bad: Array) -> tuple[int, ...]:
    """Return the index of the first true element, in C order."""
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(bad)), bad.shape)) if bad.ndim else ()


def errors(expected: Array, got: Array, wrong: Array) -> tuple[float | None, float | None]:
    """Return the largest absolute and the largest relative error of what is wrong; None where it is never finite.

    No error is relative to 0.
    """
    with np.errstate(all="ignore"):
        wide, wide_got = widen(expected)[wrong], widen(got)[wrong]
        difference = np.abs(wide_got - wide)
        relative = difference / np.abs(wide)
        return _largest(difference), _largest(relative[wide != 0])


def _largest(values: Array) -> float | None:
    finite = values[np.isfinite(values)]
    return float(finite.max()) if finite.size else None
