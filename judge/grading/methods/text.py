"""Compares texts and names the kind of difference."""

from __future__ import annotations

import unicodedata
from typing import Any

import numpy as np

from judge.grading import sentences
from judge.grading.diagnosis.diagnose import Diagnosis
from judge.grading.diagnosis.pair import first_index
from judge.grading.methods.mismatches import arrays_differ, empty_alike, no_array
from judge.grading.show import show
from judge.grading.values import Array, Form, form_of, to_array
from judge.verdict import Mismatch, Wrong


def differ(expected: Any, got: Any, path: str, form: Form) -> Mismatch | None:
    """Return the mismatch of two texts, or arrays or lists of texts; `form` is that of the expected one."""
    other = form_of(got)
    if other is None or not (other.text or (not other.kinds and not isinstance(got, np.ndarray))):
        return no_array(expected, got, path, form)
    if other.kinds and other.kinds != form.kinds:
        return no_array(expected, got, path, form)
    if other.shape != form.shape:
        sentence = sentences.shape(other.shape, form.shape)
        alike = empty_alike(got, other.shape, form.shape)
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
        finding = Diagnosis(
            Wrong.VALUE, _text_sentence(str(e), str(g)) if isinstance(e, str) else sentences.value(g, e)
        )
    elif counts[1] > 1 and sorted(arrays[0].ravel().tolist()) == sorted(arrays[1].ravel().tolist()):
        finding = Diagnosis(Wrong.ORDER, sentences.reordered("items"))
    else:
        finding = Diagnosis(Wrong.VALUE, sentences.elements(counts, index, g, e))
    return arrays_differ(finding, wrong, arrays, originals, path)


MAX_NORMALISED = 2000  # characters: to bring combining characters into order takes time that grows with the square


def _text_sentence(expected: str, got: str) -> str:
    if expected.casefold() == got.casefold():
        return sentences.TEXT_CASE
    if "".join(expected.split()) == "".join(got.split()):
        return sentences.TEXT_SPACE
    short = max(len(expected), len(got)) <= MAX_NORMALISED
    if short and unicodedata.normalize("NFC", expected) == unicodedata.normalize("NFC", got):
        return sentences.TEXT_NORMAL_FORM
    return sentences.text(got, expected)
