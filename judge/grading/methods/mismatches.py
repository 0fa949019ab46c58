"""Builds the mismatches that all comparison methods report."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np

from judge.grading import sentences
from judge.grading.diagnosis.diagnose import Diagnosis
from judge.grading.diagnosis.pair import errors, first_index
from judge.grading.show import cells_of, show
from judge.grading.values import KIND_NAMES, Array, Form, form_of, group_of, kind_of, to_array
from judge.package.problem import Dtype
from judge.verdict import Mismatch, Shown, Wrong

EXCEPTION_NAME = re.compile(r"[A-Z][A-Za-z]*(?:Error|Exception|Interrupt|Warning)")


def structure(expected: Any, got: Any, path: str, sentence: str = "") -> Mismatch:
    """Reports a result of another type altogether."""
    if got is None and not sentence:
        sentence = sentences.nothing_returned() if not path else sentences.none_for(kind_of(expected))
    sentence = sentence or _of_exceptions(expected, got) or sentences.wrong_type(kind_of(got), kind_of(expected))
    return Mismatch(Wrong.STRUCTURE, sentence, path=path, expected=show(expected), got=show(got))


def _of_exceptions(expected: Any, got: Any) -> str:
    """Say that a drive names an exception in the place of an output, or that one is missing; "" elsewhere."""
    if isinstance(got, str) and EXCEPTION_NAME.fullmatch(got[:100]) and not isinstance(expected, str):
        return sentences.raised_inside(got[:100])
    if isinstance(expected, str) and EXCEPTION_NAME.fullmatch(expected) and not isinstance(got, str):
        return sentences.no_exception_inside(expected)
    return ""


def no_array(expected: Any, got: Any, path: str, form: Form) -> Mismatch:
    """Reports a result that is no array or number where one was expected."""
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


def arrays_differ(
    finding: Diagnosis, wrong: Array, arrays: tuple[Array, Array], originals: tuple[Any, Any], path: str
) -> Mismatch:
    text = any(isinstance(leaf, str | bytes) for leaf in arrays[0].ravel()[:1].tolist())
    max_abs, max_rel = errors(*arrays, wrong) if not text else (None, None)
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
    """Show a value that was compared as an array: with cells also where it is a list."""
    shown = show(value)
    if isinstance(value, list | tuple):
        shown = replace(shown, shape=array.shape, cells=cells_of(array))
    return shown


def wrong_dtype(expected: Any, got: Any, form: Form, other: Form, dtype: Dtype) -> str:
    """Say what is wrong with the kind of number or the dtype, as far as it is asked for; "" where nothing is."""
    if dtype is Dtype.ANY:
        return ""
    wanted, came = group_of(form.kinds), group_of(other.kinds)
    if came != wanted:
        return sentences.kind_of_number(_kinds_in_words(other), KIND_NAMES[wanted] if wanted else "a mixture")
    if dtype is Dtype.KIND:
        return ""
    wanted, came = (to_array(value, f).dtype.name for value, f in ((expected, form), (got, other)))
    return sentences.dtype(came, wanted) if came != wanted else ""


def empty_alike(got: Any, shape: tuple[int, ...], expected: tuple[int, ...]) -> bool:
    """Return whether nested lists are all that lists can say of an empty array: [] for shape (0, 3)."""
    return not isinstance(got, np.ndarray) and 0 in shape and expected[: len(shape)] == shape
