"""Names the kind of wrong of a result whose shape is wrong."""

from __future__ import annotations

import numpy as np

from judge.grading import sentences
from judge.grading.diagnosis import arrangement
from judge.grading.diagnosis.diagnose import MAX_SEARCHED, Diagnosis
from judge.grading.numbers import agreement
from judge.grading.values import Array
from judge.package.problem import Comparison
from judge.verdict import Wrong


def diagnose_shape(expected: Array, got: Array, comparison: Comparison) -> Diagnosis:
    """Names the kind of wrong of two numeric arrays of different shapes."""
    with np.errstate(all="ignore"):
        kind, remark = _shape_remark(expected, got, comparison)
    return Diagnosis(kind, sentences.shape(got.shape, expected.shape, remark))


def _shape_remark(expected: Array, got: Array, comparison: Comparison) -> tuple[Wrong, str]:
    e, g = expected.shape, got.shape
    if expected.size == got.size and expected.size <= MAX_SEARCHED and expected.ndim > 1:
        for order in arrangement.permutations(e, g):
            if _same(np.transpose(expected, order), got, comparison):
                remark = sentences.TRANSPOSED_VALUES if len(order) == 2 else sentences.axes_permuted(order)
                return Wrong.TRANSPOSED, remark
    if len(g) == len(e) + 1 and any(g[:i] + g[i + 1 :] == e for i in range(len(g)) if g[i] == 1):
        return Wrong.SHAPE, sentences.EXTRA_AXIS
    if len(e) == len(g) + 1 and any(e[:i] + e[i + 1 :] == g for i in range(len(e)) if e[i] == 1):
        return Wrong.SHAPE, sentences.MISSING_AXIS
    if len(e) == len(g) == 2 and e == g[::-1]:
        return Wrong.SHAPE, sentences.TRANSPOSED_SHAPE
    if expected.size == got.size <= MAX_SEARCHED and _same(expected.ravel(), got.ravel(), comparison):
        return Wrong.SHAPE, sentences.FLATTENED
    return Wrong.SHAPE, ""


def _same(expected: Array, got: Array, comparison: Comparison) -> bool:
    return expected.shape == got.shape and bool(agreement(expected, got, comparison).all())
