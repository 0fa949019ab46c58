"""Compares numeric arrays of one shape: whether, and where, they agree.

Theory. Nearly every output is right, so the way of a right one is short: bytes equal, or one pass of the tolerance in
float64 whose bounds are all finite. Only what fails that pays for masks, infinities, wide integers and Python objects.
A comparison with NaN is false everywhere below, so a NaN passes only where it is asked for by name.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from judge.grading.values import Array
from judge.package.problem import Comparison, Method, NanPolicy

SMALL = 4096  # bytes: up to here comparing the bytes of two arrays is cheaper than one operation on them
EXACT_FLOAT = 2.0**53  # from here on a float64 does not tell neighbouring integers apart
NARROW = frozenset("e") | frozenset("f") | frozenset("F")  # dtype.char of half, single and complex single precision


def agree(expected: Array, got: Array, comparison: Comparison) -> bool:
    """Return whether two numeric arrays of one shape agree; the quick way, then the thorough one."""
    if _same_bytes(expected, got) and comparison.nan is NanPolicy.EQUAL:
        return True
    if comparison.method is not Method.EXACT and _plainly_close(expected, got, comparison):
        return True
    return bool(agreement(expected, got, comparison).all())


def agreement(expected: Array, got: Array, comparison: Comparison) -> Array:
    """Return where two numeric arrays of one shape agree, as booleans of that shape."""
    with np.errstate(all="ignore"):
        if object in (expected.dtype, got.dtype):
            return _agreement_of_objects(expected, got, comparison)
        if comparison.method is Method.EXACT:
            return np.asarray(_equal(expected, got))
        return np.asarray(_close(expected, got, comparison))


def widen(array: Array) -> Array:
    """Return the array as float64 or complex128; Python integers beyond float's range become infinite."""
    if array.dtype == object:
        flat = [_to_float(item) for item in array.ravel().tolist()]
        dtype = complex if any(isinstance(x, complex) for x in flat) else float
        return np.array(flat, dtype=dtype).reshape(array.shape)
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64, copy=False)


def tolerances(expected: Array, got: Array, comparison: Comparison) -> tuple[float, float]:
    """Return (rtol, atol) for these arrays; `expected` is wide. With `scaled` both are in atol."""
    rtol, atol = comparison.rtol, comparison.atol
    if comparison.float32_rtol is not None and got.dtype.char in NARROW:
        rtol = comparison.float32_rtol
    if not comparison.scaled:
        return rtol, atol
    scale = magnitude(expected)
    return 0.0, (rtol + atol) * scale if scale else atol  # nothing to scale by: atol as it stands


def magnitude(array: Array) -> float:
    """Return the largest finite magnitude of a wide array; 0.0 where there is none."""
    sizes = np.abs(array[np.isfinite(array)])
    return float(sizes.max()) if sizes.size else 0.0


def _same_bytes(expected: Array, got: Array) -> bool:
    return (
        expected.dtype == got.dtype
        and expected.dtype != object
        and expected.nbytes <= SMALL
        and expected.tobytes() == got.tobytes()
    )


def _plainly_close(expected: Array, got: Array, comparison: Comparison) -> bool:
    """Return whether all is finite float64 and within the tolerance; False decides nothing."""
    if expected.dtype != np.float64 or got.dtype != np.float64 or comparison.scaled:
        return False
    with np.errstate(all="ignore"):
        bound = comparison.atol + comparison.rtol * np.abs(expected)
        return bool((np.abs(got - expected) <= bound).all() and np.isfinite(bound).all())


def _close(expected: Array, got: Array, comparison: Comparison) -> Array:
    wide, got_wide = widen(expected), widen(got)
    rtol, atol = tolerances(wide, got, comparison)
    bound = atol + rtol * np.abs(wide)
    near = np.abs(got_wide - wide) <= bound
    if expected.dtype.kind in "iu" and got.dtype.kind in "iu":
        near &= (got_wide != wide) | (expected == got) | (bound >= 1.0)  # integers that only float64 takes for equal
    finite = np.isfinite(wide) & np.isfinite(got_wide)
    right = np.where(finite, near, wide == got_wide)
    if comparison.nan is NanPolicy.EQUAL:
        right |= np.isnan(wide) & np.isnan(got_wide)
    return np.asarray(right)


def _equal(expected: Array, got: Array) -> Array:
    right = np.asarray(expected == got)
    for integers, floats in ((expected, got), (got, expected)):
        if integers.dtype.kind in "iu" and floats.dtype.kind in "fc":
            right = _without_rounding(right, integers, floats)
    if expected.dtype.kind in "fc" and got.dtype.kind in "fc":
        right = right | (np.isnan(expected) & np.isnan(got))
    return right


def _without_rounding(right: Array, integers: Array, floats: Array) -> Array:
    doubtful = right & (np.abs(floats) >= EXACT_FLOAT)
    if not doubtful.any():
        return right
    right = np.array(right)
    for index in np.argwhere(doubtful):
        at = tuple(index)
        right[at] = integers[at].item() == floats[at].item()
    return right


def _agreement_of_objects(expected: Array, got: Array, comparison: Comparison) -> Array:
    wide = widen(expected)
    rtol, atol = (0.0, 0.0) if comparison.method is Method.EXACT else tolerances(wide, got, comparison)
    pairs = zip(expected.ravel().tolist(), got.ravel().tolist(), strict=True)
    right = [_agree_objects(e, g, rtol, atol, comparison) for e, g in pairs]
    return np.array(right, dtype=bool).reshape(expected.shape)


def _agree_objects(e: Any, g: Any, rtol: float, atol: float, comparison: Comparison) -> bool:
    if e == g:
        return True
    e_wide, g_wide = _to_float(e), _to_float(g)
    if e_wide != e_wide and g_wide != g_wide:  # noqa: PLR0124  (both NaN)
        return comparison.method is Method.EXACT or comparison.nan is NanPolicy.EQUAL
    if comparison.method is Method.EXACT or not (_finite(e_wide) and _finite(g_wide)):
        return False
    difference = abs(e - g) if isinstance(e, int) and isinstance(g, int) else abs(g_wide - e_wide)
    return bool(difference <= atol + rtol * abs(e_wide))


def _finite(value: complex) -> bool:
    return math.isfinite(value.real) and math.isfinite(value.imag)


def _to_float(value: Any) -> complex:
    if isinstance(value, complex):
        return value
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
