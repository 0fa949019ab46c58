"""Plain comparison: into tuples, lists and dicts, down to arrays, numbers and text (`allclose` and `exact`).

Theory. The reference's output says what is expected where: an array (or a list of equal rows, which is compared as
one), a container, a text. The result may be written differently - a list for an array, a tuple for a list, a float for
a NumPy scalar - but never have another shape, and nothing is ever broadcast. The form of the result is known before an
array is made of it, so a hostile one costs no more than the bytes it came in.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from judge.grading import sentences
from judge.grading.diagnose import Finding, diagnose, diagnose_shape, errors, first_index
from judge.grading.matching import unmatched
from judge.grading.numbers import agree, agreement
from judge.grading.show import cells_of, inline, show
from judge.grading.values import (
    KIND_NAMES,
    Array,
    Form,
    form_of,
    group_of,
    identity,
    kind_of,
    to_array,
)
from judge.package.problem import Comparison, Dtype, Method
from judge.verdict import Mismatch, Shown, Wrong

MAX_REORDERED = 100_000  # items of a list that are looked through for another order


def differ(expected: Any, got: Any, comparison: Comparison, path: str = "") -> Mismatch | None:
    """The first difference between two values; None where the result is right."""
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
    return _text(expected, got, path, form) if form.text else _numbers(expected, got, comparison, path, form)


def structure(expected: Any, got: Any, path: str, sentence: str = "") -> Mismatch:
    """The result is of another type altogether."""
    if got is None and not sentence:
        sentence = sentences.nothing_returned() if not path else ""
    sentence = sentence or sentences.wrong_type(kind_of(got), kind_of(expected))
    return Mismatch(Wrong.STRUCTURE, sentence, path=path, expected=show(expected), got=show(got))


def _agree_at_once(expected: Any, got: Any, comparison: Comparison) -> bool:
    """The short way of a right array."""
    return (
        isinstance(expected, np.ndarray)
        and isinstance(got, np.ndarray)
        and expected.shape == got.shape
        and expected.dtype == got.dtype
        and expected.dtype.kind in "biufc"
        and agree(expected, got, comparison)
    )


def _one_array(form: Form, got: Any, comparison: Comparison) -> bool:
    """Whether a list of the reference is compared as an array: it is rectangular, of one kind, and so is the result."""
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
    """The same items in another order. Only what the reference gave is ever hashed into a table."""
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
    if not isinstance(got, Mapping):
        return structure(expected, got, path)
    wanted = {identity(key, comparison.dtype): key for key in expected}
    found: dict[Hashable, Any] = {}
    unexpected = []
    for key, item in got.items():
        known = identity(key, comparison.dtype)
        if known in wanted:
            found[known] = item
        else:
            unexpected.append(key)
    missing = [key for known, key in wanted.items() if known not in found]
    if missing or unexpected:
        sentence = sentences.key_missing(missing) if missing else sentences.key_unexpected(unexpected)
        return structure(expected, got, path, sentence)
    for known, key in wanted.items():
        if mismatch := differ(expected[key], found[known], comparison, f"{path}[{inline(key)}]"):
            return mismatch
    return None


def _sets(expected: Any, got: Any, comparison: Comparison, path: str) -> Mismatch | None:
    if not isinstance(got, set | frozenset):
        return structure(expected, got, path)
    missing, unexpected = unmatched(list(expected), list(got), comparison, differ)
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
        if _empty_alike(got, other.shape, form.shape):
            return None
        return _wrong_shape(expected, got, path, array, comparison)
    if other.kinds and (sentence := wrong_dtype(expected, got, form, other, comparison.dtype)):
        return Mismatch(Wrong.DTYPE, sentence, path=path, expected=show(expected), got=show(got))
    array_got = to_array(got, other, exact=exact)
    if agree(array, array_got, comparison):
        return None
    return numbers_differ(array, array_got, comparison, path, (expected, got))


def numbers_differ(
    expected: Array, got: Array, comparison: Comparison, path: str, originals: tuple[Any, Any] | None = None
) -> Mismatch:
    """The mismatch of two numeric arrays of one shape of which it is known that they differ.

    `originals` are the values as they came, where those are shown instead of the arrays.
    """
    right = agreement(expected, got, comparison)
    finding = diagnose(expected, got, right, comparison)
    return _mismatch(finding, ~right, (expected, got), originals or (expected, got), path)


def _mismatch(
    finding: Finding, wrong: Array, arrays: tuple[Array, Array], originals: tuple[Any, Any], path: str
) -> Mismatch:
    text = any(isinstance(leaf, str | bytes) for leaf in arrays[0].ravel()[:1].tolist())
    max_abs, max_rel = errors(*arrays) if not text else (None, None)
    shown = [_shown(value, array) for value, array in zip(originals, arrays, strict=True)]
    return Mismatch(
        finding.kind,
        finding.sentence,
        path=path,
        index=first_index(wrong) if wrong.ndim else None,
        max_abs=max_abs,
        max_rel=max_rel,
        bad=int(np.count_nonzero(wrong)),
        total=int(wrong.size),
        expected=shown[0],
        got=shown[1],
        mask=wrong.tolist() if shown[1].cells is not None else None,
    )


def _shown(value: Any, array: Array) -> Shown:
    """A value that was compared as an array: with cells also where it is a list."""
    shown = show(value)
    if isinstance(value, list | tuple):
        shown = replace(shown, shape=array.shape, cells=cells_of(array))
    return shown


def no_array(expected: Any, got: Any, path: str, form: Form) -> Mismatch:
    """What came where an array or a number was expected, and is none."""
    other = form_of(got)
    if isinstance(got, list | tuple) and other is None:
        if _only_numbers(got):
            sentence = sentences.ragged(form.shape)
            return Mismatch(Wrong.SHAPE, sentence, path=path, expected=show(expected), got=show(got))
        return structure(expected, got, path, sentences.mixed_leaves(_kinds_in_words(form)))
    if other is not None and other.shape and form.shape:
        sentence = sentences.wrong_leaves(_kinds_in_words(other), _kinds_in_words(form))
        return structure(expected, got, path, sentence)
    return structure(expected, got, path)


def _only_numbers(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(_only_numbers(item) for item in value)
    form = form_of(value)
    return form is not None and form.numeric


def _kinds_in_words(form: Form) -> str:
    return " and ".join(KIND_NAMES[kind] for kind in sorted(form.kinds)) or "nothing"


def _empty_alike(got: Any, shape: tuple[int, ...], expected: tuple[int, ...]) -> bool:
    """Whether nested lists are all that lists can say of an empty array: [] for shape (0, 3)."""
    return not isinstance(got, np.ndarray) and 0 in shape and expected[: len(shape)] == shape


def _wrong_shape(expected: Any, got: Any, path: str, array: Array, comparison: Comparison) -> Mismatch:
    other = form_of(got)
    assert other is not None
    if int(np.prod(other.shape, dtype=object)) == array.size:
        finding = diagnose_shape(array, to_array(got, other), comparison)
    else:
        finding = diagnose_shape(array, np.broadcast_to(np.int8(0), other.shape), comparison)
    return Mismatch(finding.kind, finding.sentence, path=path, expected=show(expected), got=show(got))


def wrong_dtype(expected: Any, got: Any, form: Form, other: Form, dtype: Dtype) -> str:
    """What is wrong with the kind of number or the dtype, as far as it is asked for; "" where nothing is."""
    if dtype is Dtype.ANY:
        return ""
    wanted, came = group_of(form.kinds), group_of(other.kinds)
    if came != wanted:
        return sentences.kind_of_number(_kinds_in_words(other), KIND_NAMES[wanted] if wanted else "a mixture")
    if dtype is Dtype.KIND:
        return ""
    wanted, came = (to_array(value, f).dtype.name for value, f in ((expected, form), (got, other)))
    return sentences.dtype(came, wanted) if came != wanted else ""


# --- text ---------------------------------------------------------------------------------------------------------


def _text(expected: Any, got: Any, path: str, form: Form) -> Mismatch | None:
    other = form_of(got)
    if other is None or not (other.text or (not other.kinds and not isinstance(got, np.ndarray))):
        return no_array(expected, got, path, form)
    if other.kinds and other.kinds != form.kinds:
        return no_array(expected, got, path, form)
    if other.shape != form.shape:
        sentence = sentences.shape(other.shape, form.shape)
        alike = _empty_alike(got, other.shape, form.shape)
        return None if alike else Mismatch(Wrong.SHAPE, sentence, path=path, expected=show(expected), got=show(got))
    arrays = to_array(expected, form), to_array(got, other)
    if arrays[0].dtype.kind != arrays[1].dtype.kind:
        arrays = arrays[0].astype(object), arrays[1].astype(object)
    wrong = np.asarray(arrays[0] != arrays[1], dtype=bool)
    if not wrong.any():
        return None
    return _texts_differ(arrays, wrong, (expected, got), path)


def _texts_differ(arrays: tuple[Array, Array], wrong: Array, originals: tuple[Any, Any], path: str) -> Mismatch:
    index = first_index(wrong)
    e, g = arrays[0][index], arrays[1][index]
    counts = int(np.count_nonzero(wrong)), int(wrong.size)
    if not wrong.ndim:
        finding = Finding(Wrong.VALUE, _text_sentence(str(e), str(g)) if isinstance(e, str) else sentences.value(g, e))
    elif counts[1] > 1 and sorted(arrays[0].ravel().tolist()) == sorted(arrays[1].ravel().tolist()):
        finding = Finding(Wrong.ORDER, sentences.reordered("items"))
    else:
        finding = Finding(Wrong.VALUE, sentences.elements(counts, index, g, e))
    return _mismatch(finding, wrong, arrays, originals, path)


def _text_sentence(expected: str, got: str) -> str:
    if expected.casefold() == got.casefold():
        return sentences.TEXT_CASE
    if "".join(expected.split()) == "".join(got.split()):
        return sentences.TEXT_SPACE
    if unicodedata.normalize("NFC", expected) == unicodedata.normalize("NFC", got):
        return sentences.TEXT_NORMAL_FORM
    return sentences.text(got, expected)
