"""Compares labels whose names do not matter: clusters, components (`up_to_relabelling`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from judge.grading import sentences
from judge.grading.diagnosis.pair import first_index
from judge.grading.methods.mismatches import wrong_dtype
from judge.grading.methods.plain import differ as differ_plain
from judge.grading.numbers import widen
from judge.grading.show import show
from judge.grading.values import Array, form_of, to_array
from judge.package.problem import Comparison, Method
from judge.verdict import Mismatch, Wrong


def differ(expected: Any, got: Any, comparison: Comparison) -> Mismatch | None:
    """Return the mismatch where no one-to-one renaming of labels makes the result the expected one; else None."""
    arrays = _labels(expected, got, comparison)
    if arrays is None:
        return differ_plain(expected, got, Comparison(method=Method.EXACT, dtype=comparison.dtype))
    e, g = arrays
    for label in comparison.fixed:
        wrong = np.asarray(e == label) != np.asarray(g == label)
        if wrong.any():
            return _mismatch(sentences.fixed_label(label, first_index(wrong)), wrong, expected, got)
    codes, codes_got = _codes(e), _codes(g)
    wrong = _not_renamed(codes, codes_got)
    if not wrong.any():
        return None
    count, count_got = int(codes.max()) + 1, int(codes_got.max()) + 1
    if count != count_got:
        return _mismatch(sentences.number_of_labels(count_got, count), wrong, expected, got)
    sentence = sentences.relabelled(int(np.count_nonzero(wrong)), int(wrong.size), first_index(wrong))
    return _mismatch(sentence, wrong, expected, got)


def _labels(expected: Any, got: Any, comparison: Comparison) -> tuple[Array, Array] | None:
    """Return both as arrays of labels; None where their forms don't allow it: the plain comparison says it best."""
    form, other = form_of(expected), form_of(got)
    if form is None or other is None or form.shape != other.shape or 0 in form.shape:
        return None
    if not (form.numeric and other.numeric) and not (form.text and other.kinds == form.kinds):
        return None
    if wrong_dtype(expected, got, form, other, comparison.dtype):
        return None
    arrays = to_array(expected, form), to_array(got, other)
    if form.numeric and not all(np.isfinite(widen(array)).all() for array in arrays):
        return None
    return arrays


def _codes(labels: Array) -> Array:
    """Return labels as 0, 1, 2, ... in some order."""
    return np.unique(labels, return_inverse=True)[1].reshape(labels.shape)


def _not_renamed(e: Array, g: Array) -> Array:
    """Return where labels are wrong under a good renaming: labels that meet most often are paired first."""
    n, n_got = int(e.max()) + 1, int(g.max()) + 1
    pairs, counts = np.unique(e.astype(np.int64) * n_got + g, return_counts=True)
    if len(pairs) == n == n_got:
        return np.zeros(e.shape, dtype=bool)
    renamed: dict[int, int] = {}
    taken: set[int] = set()
    for pair in pairs[np.argsort(-counts, kind="stable")].tolist():
        label, label_got = divmod(pair, n_got)
        if label not in renamed and label_got not in taken:
            renamed[label] = label_got
            taken.add(label_got)
    table = np.array([renamed.get(label, -1) for label in range(n)])
    return np.asarray(table[e] != g)


def _mismatch(sentence: str, wrong: Array, expected: Any, got: Any) -> Mismatch:
    shown = show(got)
    return Mismatch(
        Wrong.VALUE,
        sentence,
        index=first_index(wrong) if wrong.ndim else None,
        bad=int(np.count_nonzero(wrong)),
        total=int(wrong.size),
        expected=show(expected),
        got=shown,
        mask=wrong.tolist() if shown.cells is not None else None,
    )
