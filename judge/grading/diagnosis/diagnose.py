"""Names the kind of wrong: what an interviewer would see at a glance in two arrays that differ.

Theory. A list of finders is asked in order, and the first that recognises the difference names it. A finder speaks only
of what it has verified on these very values (the transpose *is* the result, every element *is* twice the expected one),
and is silent where that could be chance: one number is always some multiple of another. What no finder recognises is
told by its first bad element.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from judge.grading import sentences
from judge.grading.diagnosis import arrangement
from judge.grading.diagnosis.pair import Pair, first_index
from judge.grading.numbers import agree, magnitude
from judge.grading.values import Array
from judge.package.problem import Comparison, Method, NanPolicy
from judge.verdict import Wrong

CLOSE = 1e-3  # relative error below which a wrong number counts as imprecise
LEAST_FACTOR = 1e-5  # a factor nearer to 1 is an imprecision
NICE_FACTORS = (2.0, 0.5, 3.0, 1 / 3, 4.0, 0.25, 10.0, 0.1, 100.0, 0.01, *sentences.FACTORS)
MAX_SEARCHED = 200_000  # elements of arrays whose arrangements are tried


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A kind of wrong and the sentence that says it."""

    kind: Wrong
    sentence: str


def _integral(array: Array) -> bool:
    """Return whether an array holds whole numbers in a type for whole numbers."""
    return array.dtype.kind in "biuO"


def diagnose(expected: Array, got: Array, right: Array, comparison: Comparison) -> Diagnosis:
    """Names the kind of wrong of two numeric arrays of one shape that differ somewhere."""
    pair = Pair(expected, got, right, comparison)
    with np.errstate(all="ignore"):
        if np.any((pair.wide == pair.wide_got) & ~right):
            return _elements(pair)  # integers that float64 does not tell apart, and all finders look at float64
        exact = comparison.method is Method.EXACT
        finders = [finder for finder in FINDERS if not (exact and finder in OF_QUANTITIES)]
        found = (finding for finder in finders if (finding := finder(pair)))
        return next(found, None) or _elements(pair)


# --- finders, in the order in which they are asked ----------------------------------------------------------------


def _never_nan(pair: Pair) -> Diagnosis | None:
    nans = np.isnan(pair.wide_got)
    if pair.comparison.nan is not NanPolicy.NEVER or not nans.any():
        return None
    count = int(np.count_nonzero(nans))
    return Diagnosis(Wrong.NON_FINITE, sentences.not_a_number_never(count, pair.total, first_index(nans)))


def _non_finite(pair: Pair) -> Diagnosis | None:
    wrong = np.isfinite(pair.wide) & ~np.isfinite(pair.wide_got)
    if not wrong.any():
        return None
    nans, count = int(np.count_nonzero(np.isnan(pair.wide_got[wrong]))), int(np.count_nonzero(wrong))
    what = "NaN" if nans == count else "infinite" if not nans else "NaN or infinite"
    return Diagnosis(Wrong.NON_FINITE, sentences.non_finite(count, pair.total, what, first_index(wrong)))


def _finite(pair: Pair) -> Diagnosis | None:
    wrong = ~np.isfinite(pair.wide) & np.isfinite(pair.wide_got)
    if not wrong.any():
        return None
    index, count = first_index(wrong), int(np.count_nonzero(wrong))
    values = pair.got[index], pair.expected[index]
    return Diagnosis(Wrong.VALUE, sentences.finite(*values, count, pair.total, index))


def _swapped_booleans(pair: Pair) -> Diagnosis | None:
    if pair.expected.dtype.kind != "b" or pair.got.dtype.kind != "b" or pair.bad < pair.total:
        return None
    if pair.expected.all() or not pair.expected.any():
        return None
    return Diagnosis(Wrong.VALUE, sentences.swapped_booleans())


def _truncated(pair: Pair) -> Diagnosis | None:
    e, g = pair.numbers
    if _integral(pair.expected) or not pair.real or not _integral(pair.got) or not _informative(e):
        return None
    for rounding, how in ((np.trunc, "cut"), (np.rint, "rounded"), (np.floor, "rounded down"), (np.ceil, "rounded up")):
        if np.array_equal(rounding(e), g):
            return Diagnosis(Wrong.DTYPE, sentences.truncated(how, pair.total))
    return None


def _informative(e: Array) -> bool:
    """Return whether these floats can show that the result was truncated to integers."""
    return bool((e != np.trunc(e)).any()) and bool(np.any(np.abs(e) >= 1.0) if e.size == 1 else e.size)


def _all_zero(pair: Pair) -> Diagnosis | None:
    if pair.total < 2 or pair.wide_got.any():
        return None
    boolean = pair.got.dtype.kind == "b"
    return Diagnosis(Wrong.VALUE, sentences.all_zero(pair.total, boolean=boolean))


def _all_equal(pair: Pair) -> Diagnosis | None:
    e, g = pair.numbers
    if pair.total < 3 or g.size < pair.total or (g != g[0]).any() or np.unique(e).size < 3:
        return None
    return Diagnosis(Wrong.VALUE, sentences.all_equal(pair.got.ravel()[0]))


def _sign(pair: Pair) -> Diagnosis | None:
    if pair.matches(-pair.wide):
        return Diagnosis(Wrong.SIGN, sentences.opposite_sign(pair.total, pair.total))
    if not pair.real or not agree(np.abs(pair.wide), np.abs(pair.wide_got), pair.comparison):
        return None
    return Diagnosis(Wrong.SIGN, sentences.opposite_sign(pair.bad, pair.total))


def _factor(pair: Pair) -> Diagnosis | None:
    e, g = pair.numbers
    if not pair.real or not e.size or pair.expected.dtype.kind == "b":
        return None
    largest = int(np.argmax(np.abs(e)))
    factor = float(g[largest] / e[largest]) if e[largest] else math.nan
    if not math.isfinite(factor) or factor == 0.0 or abs(factor - 1.0) < LEAST_FACTOR:
        return None
    if not _conclusive(e) and not _nice(factor, pair):
        return None
    allowed = max(pair.rounding, min(1e-9, abs(factor - 1.0) / 100)) * abs(factor)
    if np.all(np.abs(g - factor * e) <= allowed * (np.abs(e) + pair.rounding * abs(e[largest]))):
        return Diagnosis(Wrong.CONSTANT_FACTOR, sentences.factor(factor, pair.total))
    return None


def _conclusive(e: Array) -> bool:
    """Return whether a common factor is no coincidence: two numbers of different size have it."""
    return np.unique(np.abs(e[e != 0])).size > 1


def _nice(factor: float, pair: Pair) -> bool:
    """Return whether the factor is a common one, so that a single number shows it; never for integers."""
    if _integral(pair.expected):
        return False
    return any(abs(abs(factor) - nice) <= max(1e-9, pair.rounding) * nice for nice in NICE_FACTORS)


def _offset(pair: Pair) -> Diagnosis | None:
    e, g = pair.numbers
    if not pair.real or not e.size or pair.expected.dtype.kind == "b":
        return None
    offset = float(np.median(g - e))
    scale = max(magnitude(e), magnitude(g))
    allowed = max(1e-9 * abs(offset), pair.rounding * scale)
    if not math.isfinite(offset) or abs(offset) <= 100 * allowed or np.any(np.abs(g - e - offset) > allowed):
        return None
    conclusive = float(np.ptp(e)) > 100 * allowed
    if not conclusive and not (pair.total == 1 and abs(abs(offset) - 1.0) <= allowed):
        return None
    return Diagnosis(Wrong.CONSTANT_OFFSET, sentences.offset(offset, pair.total))


def _arranged(pair: Pair) -> Diagnosis | None:
    """Recognises the right values in other indices."""
    if pair.wide.ndim == 0 or pair.total > MAX_SEARCHED:
        return None
    e, g = pair.wide, pair.wide_got
    found = (
        arrangement.transposed(e, g, pair.matches)
        or arrangement.other_axis(e, g)
        or arrangement.moved(e, g, pair.matches)
        or arrangement.reordered(e, g, whole=_integral(pair.expected))
    )
    return Diagnosis(*found) if found else None


def _precision(pair: Pair) -> Diagnosis | None:
    if _integral(pair.expected) and _integral(pair.got):
        return None
    e, g = pair.wide[~pair.right], pair.wide_got[~pair.right]
    if not (np.isfinite(e).all() and np.isfinite(g).all()):
        return None
    scale = magnitude(pair.wide)
    size = np.where(e != 0, np.abs(e), scale)
    relative = float(np.max(np.abs(g - e) / size)) if scale else math.inf
    if relative >= CLOSE:
        return None
    if pair.comparison.method is Method.EXACT:
        sentence = sentences.precision_of_exact(relative)
    else:
        sentence = sentences.precision(relative, *pair.tolerance)
    return Diagnosis(Wrong.PRECISION, sentence + (sentences.narrow(pair.got.dtype.name) if pair.narrow else ""))


def _elements(pair: Pair) -> Diagnosis:
    got, expected = pair.got[pair.first], pair.expected[pair.first]
    if pair.wide.ndim == 0:
        return Diagnosis(Wrong.VALUE, sentences.value(got, expected))
    where = _common_slice(~pair.right) if 1 < pair.bad < pair.total else ""
    counts = (pair.bad, pair.total)
    return Diagnosis(Wrong.VALUE, sentences.elements(counts, pair.first, got, expected, where))


def _common_slice(bad: Array) -> str:
    """Names the row, column or other slice in which all bad elements lie, if there is one."""
    if bad.ndim < 2:
        return ""
    indices = np.argwhere(bad)
    fixed = [
        str(int(column[0])) if n > 1 and (column == column[0]).all() else ":"
        for column, n in zip(indices.T, bad.shape, strict=True)
    ]
    return sentences.only_at(f"[{', '.join(fixed)}]") if any(part != ":" for part in fixed) else ""


FINDERS: tuple[Callable[[Pair], Diagnosis | None], ...] = (
    _never_nan,
    _non_finite,
    _finite,
    _swapped_booleans,
    _truncated,
    _all_zero,
    _sign,
    _factor,
    _offset,
    _all_equal,
    _arranged,
    _precision,
)

OF_QUANTITIES = frozenset({_sign, _factor, _offset, _arranged})  # of `exact` ids they say nothing
