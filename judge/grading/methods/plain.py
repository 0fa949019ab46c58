"""Plain comparison: into tuples, lists and dicts, down to arrays, numbers and text (`allclose` and `exact`).

Theory. The reference's output says what is expected where: an array (or a list of equal rows, which is compared as
one), a container, a text. The result may be written differently - a list for an array, a tuple for a list, a float for
a NumPy scalar - but never have another shape, and nothing is ever broadcast. The form of the result is known before an
array is made of it, so a hostile one costs no more than the bytes it came in.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any

import numpy as np

from judge.grading import sentences
from judge.grading.diagnosis.diagnose import Diagnosis, diagnose
from judge.grading.diagnosis.digits import worst_digits
from judge.grading.diagnosis.shapes import diagnose_shape
from judge.grading.matching import unmatched
from judge.grading.methods import text
from judge.grading.methods.mismatches import arrays_differ, empty_alike, no_array, structure, wrong_dtype
from judge.grading.numbers import agree, agreement
from judge.grading.show import inline, show
from judge.grading.values import Array, Form, as_written, form_of, identity, pair_keys, to_array
from judge.package.problem import Comparison, Dtype, Method
from judge.verdict import Mismatch, Wrong

INEXACT = frozenset({Wrong.VALUE, Wrong.PRECISION})  # numbers that may have lost digits: no sign, factor, order or NaN
MAX_REORDERED = 100_000  # items of a list that are looked through for another order


def differ(expected: Any, got: Any, comparison: Comparison, path: str = "") -> Mismatch | None:
    """Return the first difference between two values; None where the result is right."""
    if _agree_at_once(expected, got, comparison):
        return None
    if isinstance(expected, Mapping):
        return _dicts(expected, got, comparison, path)
    if isinstance(expected, set | frozenset):
        return _sets(expected, got, comparison, path)
    form = form_of(expected)
    if isinstance(expected, list | tuple) and not (form and _one_array(form, got, comparison)):
        return _sequences(expected, got, comparison, path)
    if form is None:
        return None if expected is None and got is None else structure(expected, got, path)
    return text.differ(expected, got, path, form) if form.text else _numbers(expected, got, comparison, path, form)


def same(expected: Any, got: Any, comparison: Comparison) -> bool:
    """Return whether `differ` would find nothing, at a fraction of its cost where much is wrong."""
    if isinstance(expected, Mapping):
        pairs, missing, extra = (
            pair_keys(expected, got, comparison.dtype) if isinstance(got, Mapping) else ([], [0], [])
        )
        return not missing and not extra and all(same(e, g, comparison) for _, e, g in pairs)
    if isinstance(expected, set | frozenset):
        sets = isinstance(got, set | frozenset)
        return sets and not any(unmatched(list(expected), list(got), comparison, same))
    form, other = form_of(expected), form_of(got)
    if isinstance(expected, list | tuple) and not (form and _one_array(form, got, comparison)):
        alike = isinstance(got, list | tuple) or (isinstance(got, np.ndarray) and got.ndim > 0)
        return alike and len(expected) == len(got) and all(map(same, expected, got, repeat(comparison)))
    if form is None or other is None:
        return expected is None and got is None
    return _same_arrays((expected, form), (got, other), comparison)


def _same_arrays(expected: tuple[Any, Form], got: tuple[Any, Form], comparison: Comparison) -> bool:
    (value, form), (result, other) = expected, got
    if other.kinds and (form.numeric != other.numeric or (form.text and other.kinds != form.kinds)):
        return False
    if form.shape != other.shape or not other.kinds:
        return empty_alike(result, other.shape, form.shape)
    if form.text:
        return bool(np.all(to_array(value, form).astype(object) == to_array(result, other).astype(object)))
    if wrong_dtype(value, result, form, other, comparison.dtype):
        return False
    exact = comparison.method is Method.EXACT
    return agree(to_array(value, form, exact=exact), to_array(result, other, exact=exact), comparison)


def _agree_at_once(expected: Any, got: Any, comparison: Comparison) -> bool:
    """Return whether a right array is recognised without further comparison; False decides nothing."""
    return (
        isinstance(expected, np.ndarray)
        and isinstance(got, np.ndarray)
        and expected.shape == got.shape
        and expected.dtype == got.dtype
        and expected.dtype.kind in "biufc"
        and agree(expected, got, comparison)
    )


def _one_array(form: Form, got: Any, comparison: Comparison) -> bool:
    """Return whether a list of the reference is compared as an array: rectangular, of one kind, as is the result."""
    mixed = len(form.kinds) > 1 and (comparison.dtype is not Dtype.ANY or comparison.method is Method.EXACT)
    if not form.plain or not form.kinds or mixed or not (form.numeric or form.text):
        return False
    if isinstance(got, np.ndarray):
        return True
    other = form_of(got)
    if other is None or not (other.numeric if form.numeric else other.text):
        return False
    return other.shape == form.shape or len(other.shape) == len(form.shape) > 1


# --- containers ---------------------------------------------------------------------------------------------------


def _sequences(expected: Sequence[Any], got: Any, comparison: Comparison, path: str) -> Mismatch | None:
    if not isinstance(got, list | tuple) and not (isinstance(got, np.ndarray) and got.ndim):
        return structure(expected, got, path)
    if len(got) != len(expected):
        sentence = sentences.length(len(got), len(expected))
        return Mismatch(Wrong.SHAPE, sentence, path=path, expected=show(expected), got=show(got))
    for i, item in enumerate(expected):
        if found := differ(item, got[i], comparison, f"{path}[{i}]"):
            return _reordered(expected, got, comparison, path) or found
    return None


def _reordered(expected: Sequence[Any], got: Any, comparison: Comparison, path: str) -> Mismatch | None:
    """Return a mismatch where they are the same items in another order.

    Only the reference's items are ever hashed into a table.
    """
    if len(expected) > MAX_REORDERED:
        return None
    left: Counter[Hashable] = Counter(identity(item, comparison.dtype) for item in expected)
    for item in got:
        key = identity(item, comparison.dtype)
        if not left.get(key):
            return None
        left[key] -= 1
    sentence = sentences.reordered("items")
    return Mismatch(Wrong.ORDER, sentence, path=path, expected=show(expected), got=show(got))


def _dicts(expected: Mapping[Any, Any], got: Any, comparison: Comparison, path: str) -> Mismatch | None:
    pairs = dict_items(expected, got, comparison, path)
    if isinstance(pairs, Mismatch):
        return pairs
    for key, e, g in pairs:
        if mismatch := differ(e, g, comparison, f"{path}[{inline(key)}]"):
            return mismatch
    return None


def dict_items(
    expected: Mapping[Any, Any], got: Any, comparison: Comparison, path: str
) -> list[tuple[Any, Any, Any]] | Mismatch:
    """Return (key, expected, got) for every key of the expected dict, or the mismatch in type or keys."""
    if not isinstance(got, Mapping):
        return structure(expected, got, path)
    pairs, missing, unexpected = pair_keys(expected, got, comparison.dtype)
    if missing or unexpected:
        sentence = sentences.key_missing(missing) if missing else sentences.key_unexpected(unexpected)
        return structure(expected, got, path, sentence)
    return pairs


def _sets(expected: Any, got: Any, comparison: Comparison, path: str) -> Mismatch | None:
    if not isinstance(got, set | frozenset):
        return structure(expected, got, path)
    missing, unexpected = unmatched(list(expected), list(got), comparison, same)
    if not missing and not unexpected:
        return None
    sentence = sentences.wrong_members(missing, unexpected)
    bad, total = len(missing), len(expected)
    return Mismatch(Wrong.VALUE, sentence, path=path, bad=bad, total=total, expected=show(expected), got=show(got))


# --- numbers ------------------------------------------------------------------------------------------------------


def _numbers(expected: Any, got: Any, comparison: Comparison, path: str, form: Form) -> Mismatch | None:
    other = form_of(got)
    if other is None or not other.numeric:
        return no_array(expected, got, path, form)
    exact = comparison.method is Method.EXACT
    array = to_array(expected, form, exact=exact)
    if other.shape != form.shape:
        if empty_alike(got, other.shape, form.shape):
            return None
        return _wrong_shape((expected, array), (got, other), path, comparison)
    if other.kinds and (sentence := wrong_dtype(expected, got, form, other, comparison.dtype)):
        return Mismatch(Wrong.DTYPE, sentence, path=path, expected=show(expected), got=show(got))
    array_got = to_array(got, other, exact=exact)
    if agree(array, array_got, comparison):
        return None
    return numbers_differ(array, array_got, comparison, path, (expected, got))


def numbers_differ(
    expected: Array, got: Array, comparison: Comparison, path: str, originals: tuple[Any, Any] | None = None
) -> Mismatch:
    """Return the mismatch of two numeric arrays of one shape that are known to differ.

    `originals` are the values as they came, where those are shown instead of the arrays.
    """
    right = agreement(expected, got, comparison)
    originals = originals or (expected, got)
    finding = diagnose(as_written(originals[0], expected), as_written(originals[1], got), right, comparison)
    found = arrays_differ(finding, ~right, (expected, got), originals, path)
    if comparison.method is Method.EXACT:  # ids and labels: how far one is from another says nothing
        found = replace(found, max_abs=None, max_rel=None)
    return replace(found, digits=worst_digits(expected, got, ~right)) if finding.kind in INEXACT else found


def _wrong_shape(expected: tuple[Any, Array], got: tuple[Any, Form], path: str, comparison: Comparison) -> Mismatch:
    """Return the mismatch in shape of an expected value and a result; a larger result is not made an array."""
    value, array = expected
    result, form = got
    if math.prod(form.shape) == array.size:
        finding = diagnose_shape(array, to_array(result, form), comparison)
    else:
        finding = Diagnosis(Wrong.SHAPE, sentences.shape(form.shape, array.shape))
    return Mismatch(finding.kind, finding.sentence, path=path, expected=show(value), got=show(result))
