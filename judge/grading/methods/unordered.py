"""Compares items that may stand in any order, with multiplicity (`unordered`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from judge.grading import sentences
from judge.grading.matching import unmatched
from judge.grading.methods.mismatches import structure
from judge.grading.methods.plain import differ as differ_plain
from judge.grading.methods.plain import same
from judge.grading.show import show
from judge.package.problem import Comparison, Method
from judge.verdict import Mismatch, Wrong

EXACT_ITEMS = Comparison(method=Method.EXACT)


def differ(expected: Any, got: Any, comparison: Comparison) -> Mismatch | None:
    """Return the mismatch of two collections; the items of an array are its rows."""
    wanted, came = _length(expected), _length(got)
    if wanted is None:
        return differ_item(expected, got, comparison.item or EXACT_ITEMS)
    if came is None:
        return structure(expected, got, "")
    if wanted != came:
        sentence = sentences.length(came, wanted)
        return Mismatch(Wrong.SHAPE, sentence, expected=show(expected), got=show(got))
    bad, example = _missing(expected, got, comparison.item or EXACT_ITEMS)
    if not bad:
        return None
    sentence = sentences.unordered_items(bad, wanted, example)
    return Mismatch(Wrong.VALUE, sentence, bad=bad, total=wanted, expected=show(expected), got=show(got))


def differ_item(expected: Any, got: Any, item: Comparison) -> Mismatch | None:
    """Return the mismatch of two items, by their own method."""
    return (differ if item.method is Method.UNORDERED else differ_plain)(expected, got, item)


def same_item(expected: Any, got: Any, item: Comparison) -> bool:
    """Return whether two items are the same by their own method."""
    if item.method is not Method.UNORDERED:
        return same(expected, got, item)
    wanted, came = _length(expected), _length(got)
    if wanted is None or came is None:
        return wanted is None and same_item(expected, got, item.item or EXACT_ITEMS)
    return wanted == came and not _missing(expected, got, item.item or EXACT_ITEMS)[0]


def _length(value: Any) -> int | None:
    if isinstance(value, np.ndarray):
        return len(value) if value.ndim else None
    return len(value) if isinstance(value, list | tuple | set | frozenset) else None


def _missing(expected: Any, got: Any, item: Comparison) -> tuple[int, Any]:
    """Return (how many items of two collections of one length have no partner, the first of them)."""
    times = 1
    if all(isinstance(value, np.ndarray) and not value.size for value in (expected, got)):
        times, expected, got = len(expected), expected[:1], got[:1]  # rows without elements are all the same
    missing, _ = unmatched(list(expected), list(got), item, same_item)
    return len(missing) * times, missing[0] if missing else None
