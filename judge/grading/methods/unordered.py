"""The same items in any order, with multiplicity (`unordered`)."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The difference of two collections; the items of an array are its rows."""
    wanted, came = _items(expected), _items(got)
    if wanted is None:
        return differ_item(expected, got, comparison.item or EXACT_ITEMS)
    if came is None:
        return structure(expected, got, "")
    if len(wanted) != len(came):
        sentence = sentences.length(len(came), len(wanted))
        return Mismatch(Wrong.SHAPE, sentence, expected=show(expected), got=show(got))
    missing, _ = unmatched(wanted, came, comparison.item or EXACT_ITEMS, same_item)
    if not missing:
        return None
    sentence = sentences.unordered_items(len(missing), len(wanted), missing[0])
    bad, total = len(missing), len(wanted)
    return Mismatch(Wrong.VALUE, sentence, bad=bad, total=total, expected=show(expected), got=show(got))


def differ_item(expected: Any, got: Any, item: Comparison) -> Mismatch | None:
    """The difference of two items, by their own method."""
    return (differ if item.method is Method.UNORDERED else differ_plain)(expected, got, item)


def same_item(expected: Any, got: Any, item: Comparison) -> bool:
    """Whether two items are the same by their own method."""
    if item.method is not Method.UNORDERED:
        return same(expected, got, item)
    wanted, came = _items(expected), _items(got)
    if wanted is None or came is None:
        return wanted is None and same_item(expected, got, item.item or EXACT_ITEMS)
    return len(wanted) == len(came) and not any(unmatched(wanted, came, item.item or EXACT_ITEMS, same_item))


def _items(value: Any) -> Sequence[Any] | None:
    if isinstance(value, np.ndarray):
        return list(value) if value.ndim else None
    return list(value) if isinstance(value, list | tuple | set | frozenset) else None
