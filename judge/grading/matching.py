"""Items in any order: which have a partner, with multiplicity.

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

from judge.grading.values import form_of, identity, to_array
from judge.package.problem import Comparison, Dtype, Method, NanPolicy

MAX_GRAPH = 200  # items a side whose pairs are all compared

Differ = Callable[[Any, Any, Comparison], object | None]


def unmatched(
    expected: Sequence[Any], got: Sequence[Any], item: Comparison, differ: Differ
) -> tuple[list[Any], list[Any]]:
    """(the expected items without a partner, the result's without one)."""
    taken = _equal_pairs(expected, got, item, differ)
    decided = item.method is Method.EXACT and item.dtype is not Dtype.EXACT
    if not decided and not len(taken) == len(expected) == len(got):
        if len(expected) == len(got) and _paired_by_projection(expected, got, item, differ):
            return [], []
        if max(len(expected), len(got)) <= MAX_GRAPH:
            taken = _Graph(expected, got, item, differ, taken).matched()
    partnered = set(taken.values())
    return [e for i, e in enumerate(expected) if i not in partnered], [g for j, g in enumerate(got) if j not in taken]


def _equal_pairs(expected: Sequence[Any], got: Sequence[Any], item: Comparison, differ: Differ) -> dict[int, int]:
    """Equal items as {index in got: index in expected}."""
    strict = item.dtype is Dtype.EXACT or item.nan is NanPolicy.NEVER  # more than identity asks for
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i in reversed(range(len(expected))):
        places[identity(expected[i], item.dtype)].append(i)
    taken = {}
    for j, value in enumerate(got):
        known = places.get(identity(value, item.dtype))
        if known and not (strict and differ(expected[known[-1]], value, item)):
            taken[j] = known.pop()
    return taken


def _paired_by_projection(expected: Sequence[Any], got: Sequence[Any], item: Comparison, differ: Differ) -> bool:
    """Whether all pairs agree when both sides stand in the order of a projection: enough, but not needed."""
    e, g = _project(expected), _project(got)
    if e is None or g is None:
        return False
    pairs = zip(np.argsort(e, kind="stable"), np.argsort(g, kind="stable"), strict=True)
    return all(differ(expected[i], got[j], item) is None for i, j in pairs)


def _project(items: Sequence[Any]) -> Any:
    """One number an item, close for close items; None where the items are not all numeric and of one shape."""
    form = form_of(list(items))
    if form is None or not form.numeric:
        return None
    rows = to_array(list(items), form)
    if rows.dtype.kind not in "biuf":
        return None
    flat = np.nan_to_num(rows.reshape(len(items), -1).astype(np.float64))
    weights = np.random.default_rng(0).uniform(0.5, 1.5, flat.shape[1])
    with np.errstate(all="ignore"):
        return flat @ weights


@dataclass
class _Graph:
    """Which items agree, and a matching among them that grows by augmenting paths."""

    expected: Sequence[Any]
    got: Sequence[Any]
    item: Comparison
    differ: Differ
    taken: dict[int, int]  # index in got -> index in expected
    partners: dict[int, list[int]] = field(default_factory=dict)  # index in expected -> indices in got, when asked

    def matched(self) -> dict[int, int]:
        """A largest matching that contains every item matched so far."""
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

    def _partners(self, i: int) -> list[int]:
        if i not in self.partners:
            e = self.expected[i]
            self.partners[i] = [j for j, g in enumerate(self.got) if self.differ(e, g, self.item) is None]
        return self.partners[i]
