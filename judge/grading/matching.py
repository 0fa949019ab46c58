"""Matches items that may stand in any order, with multiplicity.

Theory. Equal items are paired off first, by identity: only the reference's are hashed into a table, so a peer that
chooses colliding hashes gains nothing. What remains (items within a tolerance of each other, or wrong ones) is paired
off in the order of a projection to the line; where that fails it is a bipartite graph, in which augmenting paths
(Kuhn 1955) find a largest matching, so that near-ties are never refused for the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from judge.grading.numbers import agree, agreement
from judge.grading.values import Array, form_of, identity, to_array
from judge.package.problem import Comparison, Dtype, Method, NanPolicy

MAX_GRAPH = 200  # items a side whose pairs are all compared

Same = Callable[[Any, Any, Comparison], bool]


def unmatched(expected: Sequence[Any], got: Sequence[Any], item: Comparison, same: Same) -> tuple[list[Any], list[Any]]:
    """Returns (the expected items without a partner, the result's without one)."""
    taken = _equal_pairs(expected, got, item, same)
    decided = item.method is Method.EXACT and item.dtype is not Dtype.EXACT
    if not decided and not len(taken) == len(expected) == len(got):
        if len(expected) == len(got) and _paired_by_projection(expected, got, item, same):
            return [], []
        if max(len(expected), len(got)) <= MAX_GRAPH:
            taken = _Graph(expected, got, item, same, taken).matched()
    partnered = set(taken.values())
    return [e for i, e in enumerate(expected) if i not in partnered], [g for j, g in enumerate(got) if j not in taken]


def _equal_pairs(expected: Sequence[Any], got: Sequence[Any], item: Comparison, same: Same) -> dict[int, int]:
    """Pair equal items as {index in got: index in expected}."""
    strict = item.dtype is Dtype.EXACT or item.nan is NanPolicy.NEVER  # more than identity asks for
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i in reversed(range(len(expected))):
        places[identity(expected[i], item.dtype)].append(i)
    taken = {}
    for j, value in enumerate(got):
        known = places.get(identity(value, item.dtype))
        if known and (not strict or same(expected[known[-1]], value, item)):
            taken[j] = known.pop()
    return taken


def _paired_by_projection(expected: Sequence[Any], got: Sequence[Any], item: Comparison, same: Same) -> bool:
    """Return whether all pairs agree when both are sorted by a projection: sufficient, not necessary."""
    e, g = _rows(expected), _rows(got)
    if e is None or g is None or e.shape != g.shape:
        return False
    orders = np.argsort(_projection(e), kind="stable"), np.argsort(_projection(g), kind="stable")
    if _by_elements(item):
        return agree(e[orders[0]], g[orders[1]], item)
    return all(same(expected[i], got[j], item) for i, j in zip(*orders, strict=True))


def _by_elements(item: Comparison) -> bool:
    """Return whether rows agree exactly where all their elements do, in arrays of any dtype."""
    return item.dtype is Dtype.ANY and item.float32_rtol is None and not item.scaled and item.method in _ELEMENTWISE


_ELEMENTWISE = (Method.ALLCLOSE, Method.EXACT)


def _rows(items: Sequence[Any]) -> Array | None:
    """Return items that are all numeric and of one shape as one array; None for others."""
    form = form_of(list(items))
    if form is None or not form.numeric:
        return None
    rows = to_array(list(items), form)
    return rows if rows.dtype.kind in "biuf" else None


def _projection(rows: Array) -> Array:
    """Returns one number for each row; close rows have close numbers."""
    flat = np.nan_to_num(rows.reshape(len(rows), -1).astype(np.float64))
    weights = np.random.default_rng(0).uniform(0.5, 1.5, flat.shape[1])
    with np.errstate(all="ignore"):
        return np.asarray(flat @ weights)


@dataclass
class _Graph:
    """Which items agree, and a matching among them that grows by augmenting paths."""

    expected: Sequence[Any]
    got: Sequence[Any]
    item: Comparison
    same: Same
    taken: dict[int, int]  # index in got -> index in expected
    partners: dict[int, Sequence[int]] = field(default_factory=dict)  # index in expected -> indices in got, when asked

    def __post_init__(self) -> None:
        self.rows = _rows(self.got) if _by_elements(self.item) else None

    def matched(self) -> dict[int, int]:
        """Return a largest matching that contains every item matched so far."""
        for i in set(range(len(self.expected))) - set(self.taken.values()):
            self._augment(i)
        return self.taken

    def _augment(self, start: int) -> None:
        """Finds a partner for one item, moving others where that helps (breadth first: paths may be long)."""
        origin: dict[int, int] = {}  # index in got -> the item that reached it
        queue = [start]
        for i in queue:
            for j in self._partners(i):
                if j in origin:
                    continue
                origin[j] = i
                if j not in self.taken:
                    self._flip(j, start, origin)
                    return
                queue.append(self.taken[j])

    def _flip(self, end: int, start: int, origin: dict[int, int]) -> None:
        """Gives every item on the path from `end` back to `start` the partner by which it was reached."""
        held = {i: j for j, i in self.taken.items()}
        j = end
        while True:
            i = origin[j]
            self.taken[j] = i
            if i == start:
                return
            j = held[i]

    def _partners(self, i: int) -> Sequence[int]:
        if i not in self.partners:
            self.partners[i] = self._close_to(self.expected[i])
        return self.partners[i]

    def _close_to(self, e: Any) -> Sequence[int]:
        """Return the indices of the items that agree with an expected one; at once where they are rows of numbers."""
        form = form_of(e)
        if self.rows is None or form is None or not form.numeric or form.shape != self.rows.shape[1:]:
            return [j for j, g in enumerate(self.got) if self.same(e, g, self.item)]
        wanted = np.broadcast_to(to_array(e, form), self.rows.shape)
        right = agreement(wanted, self.rows, self.item).all(axis=tuple(range(1, wanted.ndim)))
        return list(np.flatnonzero(right).tolist())
