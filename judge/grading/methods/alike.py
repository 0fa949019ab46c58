"""Compares only the structure of an output, whose values `check.py` judges afterwards (`check`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from judge.grading import sentences
from judge.grading.methods.mismatches import no_array, structure, wrong_dtype
from judge.grading.methods.plain import dict_items
from judge.grading.show import inline, show
from judge.grading.values import Form, form_of
from judge.package.problem import Comparison, Like
from judge.verdict import Mismatch, Wrong


def differ(expected: Any, got: Any, comparison: Comparison, path: str = "") -> Mismatch | None:
    """Finds the first place where the result is not built like the expected value; the values themselves may be any.

    `like = "shape"`: the same containers, keys, lengths and array shapes. `like = "kind"`: the same containers and
    kinds of leaf; arrays and lists may have any length, and a list is measured by the first item of the expected one.
    """
    if isinstance(expected, Mapping):
        return _dicts(expected, got, comparison, path)
    if isinstance(expected, set | frozenset):
        return None if isinstance(got, set | frozenset) else structure(expected, got, path)
    form = form_of(expected)
    if form is not None and (form.kinds or not isinstance(expected, list | tuple)):
        other = form_of(got)
        if not isinstance(expected, list | tuple) or (form.plain and len(form.kinds) == 1 and other is not None):
            return _arrays(expected, got, comparison, path, form)
    if isinstance(expected, list | tuple):
        return _sequences(expected, got, comparison, path)
    return None if expected is None and got is None else structure(expected, got, path)


def _dicts(expected: Mapping[Any, Any], got: Any, comparison: Comparison, path: str) -> Mismatch | None:
    pairs = dict_items(expected, got, comparison, path)
    if isinstance(pairs, Mismatch):
        return pairs
    found = (differ(e, g, comparison, f"{path}[{inline(key)}]") for key, e, g in pairs)
    return next((mismatch for mismatch in found if mismatch), None)


def _sequences(expected: Any, got: Any, comparison: Comparison, path: str) -> Mismatch | None:
    form = form_of(got)
    if not isinstance(got, list | tuple) and not (form is not None and form.shape):
        return structure(expected, got, path)
    if comparison.like is Like.KIND:
        rows = min(len(got), 1) if isinstance(got, np.ndarray) else len(got)  # an array's rows are all built alike
        models = [expected[0]] * rows if len(expected) and _uniform(expected, comparison) else []
    elif len(got) != len(expected):
        sentence = sentences.length(len(got), len(expected))
        return Mismatch(Wrong.SHAPE, sentence, path=path, expected=show(expected), got=show(got))
    else:
        models = list(expected)
    for i, model in enumerate(models):
        if found := differ(model, got[i], comparison, f"{path}[{i}]"):
            return found
    return None


def _uniform(expected: Any, comparison: Comparison) -> bool:
    """Return whether the items of a list are all of one kind, so that the first can stand for any."""
    return all(differ(expected[0], item, comparison) is None for item in expected)


def _arrays(expected: Any, got: Any, comparison: Comparison, path: str, form: Form) -> Mismatch | None:
    other = form_of(got)
    if other is None or (other.kinds and not (other.numeric if form.numeric else other.kinds == form.kinds)):
        return no_array(expected, got, path, form)
    if comparison.like is Like.KIND:
        same = bool(form.shape) == bool(other.shape)
    else:
        same = form.shape == other.shape or (not other.kinds and form.shape[: len(other.shape)] == other.shape)
    if not same:
        lists = isinstance(expected, list | tuple) and len(form.shape) == len(other.shape) == 1
        sentence = sentences.length(*other.shape, *form.shape) if lists else sentences.shape(other.shape, form.shape)
        return Mismatch(Wrong.SHAPE, sentence, path=path, expected=show(expected), got=show(got))
    if form.numeric and other.kinds and (sentence := wrong_dtype(expected, got, form, other, comparison.dtype)):
        return Mismatch(Wrong.DTYPE, sentence, path=path, expected=show(expected), got=show(got))
    return None
