"""Recognises the right values in wrong places: transposed, along another axis, reversed, shifted, reordered."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import numpy as np

from judge.grading import sentences
from judge.grading.values import Array
from judge.verdict import Wrong

TOLERANCE = 1e-6  # absolute tolerance of the invariants below: sums, lengths, means
LEAST_SIZES = 3  # different magnitudes, before an axis is blamed: zeros and ones sum up to one along any
LEAST_MOVED = 3  # elements that differ
MAX_AXES = 4  # arrays of more are not searched: their axes have too many orders

Found = tuple[Wrong, str]
Matches = Callable[[Array], bool]


def permutations(shape: tuple[int, ...], target: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Lists the orders of axes, other than their own, that make an array of this shape one of the target's."""
    n = len(shape)
    if n > MAX_AXES or n != len(target):
        return
    for order in itertools.permutations(range(n)):
        if order != tuple(range(n)) and tuple(shape[i] for i in order) == target:
            yield order


def transposed(expected: Array, got: Array, matches: Matches) -> Found | None:
    for order in permutations(expected.shape, got.shape):
        if matches(np.transpose(expected, order)):
            return Wrong.TRANSPOSED, sentences.transposed(order)
    return None


def other_axis(expected: Array, got: Array) -> Found | None:
    """Finds an operation along another axis by the invariant that it leaves: sums or lengths of 1, means of 0, ..."""
    if not 2 <= expected.ndim <= MAX_AXES or not (_conclusive(expected) and _conclusive(got)):
        return None
    for what, holds in _INVARIANTS:
        if holds is _sorted and not _same_values(expected, got):
            continue  # any two or three numbers may ascend
        mine, theirs = _axes(expected, holds), _axes(got, holds)
        if len(mine) == len(theirs) == 1 and mine != theirs:
            return Wrong.AXIS, sentences.other_axis(what, theirs[0], mine[0])
    if np.count_nonzero(expected != got) < LEAST_MOVED:
        return None  # along two axes the sums of some numbers differ nearly everywhere
    for a, b in itertools.permutations(range(expected.ndim), 2):
        if _accumulates(expected, a, got, b):
            return Wrong.AXIS, sentences.other_axis(sentences.CUMULATIVE, b, a)
    return None


def _conclusive(array: Array) -> bool:
    """Return whether the numbers differ so much that a sum along an axis is not a coincidence."""
    if array.dtype.kind != "f" or not array.size:
        return False
    sizes = np.unique(np.round(np.abs(array) / np.abs(array).max(), 6))  # what is tiny is as good as 0
    return int(np.count_nonzero(sizes)) >= LEAST_SIZES


def _axes(array: Array, holds: Callable[[Array, int], bool]) -> list[int]:
    return [axis for axis, n in enumerate(array.shape) if n > 1 and holds(array, axis)]


def _sums_to_one(array: Array, axis: int) -> bool:
    return bool(np.all(np.abs(array.sum(axis) - 1.0) <= TOLERANCE) and (array >= 0.0).all())


def _unit_length(array: Array, axis: int) -> bool:
    return bool(np.all(np.abs(np.linalg.norm(array, axis=axis) - 1.0) <= TOLERANCE))


def _zero_mean(array: Array, axis: int) -> bool:
    largest = np.abs(array).max(axis)
    return bool(np.all(np.abs(array.mean(axis)) <= TOLERANCE * largest) and (largest > 0.0).all())


def _sorted(array: Array, axis: int) -> bool:
    return bool(np.all(np.diff(array, axis=axis) >= 0.0))


_INVARIANTS: tuple[tuple[str, Callable[[Array, int], bool]], ...] = (
    (sentences.SUMS_TO_ONE, _sums_to_one),
    (sentences.UNIT_LENGTH, _unit_length),
    (sentences.ZERO_MEAN, _zero_mean),
    (sentences.SORTED, _sorted),
)


def _accumulates(expected: Array, a: int, got: Array, b: int) -> bool:
    """Return whether the two are the cumulative sums of the same values, along a and along b."""
    steps, other = np.diff(expected, axis=a, prepend=0.0), np.diff(got, axis=b, prepend=0.0)
    return bool(np.all(np.abs(steps - other) <= TOLERANCE * np.abs(expected).max(initial=0.0)))


def moved(expected: Array, got: Array, matches: Matches) -> Found | None:
    """Recognises a reversal or a shift by one along an axis, where no other axis would give the same values."""
    flips = [axis for axis, n in enumerate(expected.shape) if n > 1 and matches(np.flip(expected, axis))]
    shifts = [
        (axis, by)
        for axis, n in enumerate(expected.shape)
        for by in (1, -1)
        if n > 2 and (matches(np.roll(expected, by, axis)) or _slid(expected, got, by, axis))
    ]
    if len(flips) + len(shifts) != 1:
        return None  # a symmetric array: it may be either
    if flips:
        return Wrong.ORDER, sentences.reversed_along(flips[0], expected.ndim)
    axis, by = shifts[0]
    return Wrong.ORDER, sentences.shifted(by, axis, expected.ndim)


def _slid(expected: Array, got: Array, by: int, axis: int) -> bool:
    """Return whether all elements but those at the border are shifted by one place, too many for a coincidence."""
    e, g = np.moveaxis(expected, axis, 0), np.moveaxis(got, axis, 0)
    kept, held = (e[:-1], g[1:]) if by > 0 else (e[1:], g[:-1])
    return np.unique(kept).size > 2 and bool(np.allclose(held, kept, rtol=1e-9, atol=0.0, equal_nan=True))


def reordered(expected: Array, got: Array, *, whole: bool) -> Found | None:
    """Recognises the right rows or elements in another order; `whole`: they are integers or booleans by nature."""
    if expected.dtype.kind != "f" or got.dtype.kind != "f":
        return None
    if expected.ndim > 1 and len(expected) > 1 and _by_rows(expected, got):
        return Wrong.ORDER, sentences.reordered("rows")
    distinct = np.unique(expected).size
    few = 2 * distinct < expected.size or _is_a_permutation(expected)
    if distinct < 3 or (whole and (few or expected.ndim > 1)):
        return None  # few labels, a permutation, pairs of ids: the same values in another order tell nothing
    if _same_values(expected, got):
        return Wrong.ORDER, sentences.reordered("values")
    return None


def _same_values(expected: Array, got: Array) -> bool:
    return _close(np.sort(expected, axis=None), np.sort(got, axis=None))


def _by_rows(expected: Array, got: Array) -> bool:
    e, g = (rows[np.lexsort(rows.T[::-1])] for rows in (a.reshape(len(a), -1) for a in (expected, got)))
    return np.unique(expected).size > 2 and _close(e, g)


def _is_a_permutation(expected: Array) -> bool:
    return np.array_equal(np.sort(expected, axis=None), np.arange(expected.size))


def _close(a: Array, b: Array) -> bool:
    return bool(np.allclose(a, b, rtol=1e-9, atol=0.0, equal_nan=True))
