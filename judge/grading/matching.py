"""Items in any order: which have a partner, with multiplicity.

Theory. Equal items are paired off first, by identity: only the reference's are hashed into a table, so a peer that
chooses colliding hashes gains nothing. What remains (items within a tolerance of each other, or wrong ones) is paired
off in the order of a projection to the line; where that fails it is a bipartite graph, in which augmenting paths
(Kuhn 1955) find a largest matching, so that near-ties are never refused for the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np

from judge.grading.values import form_of, identity, to_array
from judge.package.problem import Comparison, Dtype, Method, NanPolicy

MAX_GRAPH = 200  # items a side whose pairs are all compared

Differ = Callable[[Any, Any, Comparison], object | None]
Placed = tuple[int, Any]  # an item and where the reference has it


def unmatched(
    expected: Sequence[Any], got: Sequence[Any], item: Comparison, differ: Differ
) -> tuple[list[Placed], list[Any]]:
    """(the expected items without a partner, the result's without one)."""
    missing, extra = _without_equal(expected, got, item, differ)
    if not (missing or extra) or (item.method is Method.EXACT and item.dtype is not Dtype.EXACT):
        return missing, extra
    if len(missing) == len(extra) and _paired_by_projection(missing, extra, item, differ):
        return [], []
    return _without_partners(missing, extra, item, differ)


def _without_equal(
    expected: Sequence[Any], got: Sequence[Any], item: Comparison, differ: Differ
) -> tuple[list[Placed], list[Any]]:
    strict = item.dtype is Dtype.EXACT or item.nan is NanPolicy.NEVER  # more than identity asks for
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i in reversed(range(len(expected))):
        places[identity(expected[i], item.dtype)].append(i)
    extra = []
    for value in got:
        known = places.get(identity(value, item.dtype))
        if known and not (strict and differ(expected[known[-1]], value, item)):
            known.pop()
        else:
            extra.append(value)
    return sorted(((i, expected[i]) for left in places.values() for i in left), key=lambda placed: placed[0]), extra


def _paired_by_projection(missing: Sequence[Placed], extra: Sequence[Any], item: Comparison, differ: Differ) -> bool:
    """Whether all pairs agree when both sides stand in the order of a projection: enough, but not needed."""
    e, g = _project([value for _, value in missing]), _project(extra)
    if e is None or g is None:
        return False
    pairs = zip(np.argsort(e, kind="stable"), np.argsort(g, kind="stable"), strict=True)
    return all(differ(missing[i][1], extra[j], item) is None for i, j in pairs)


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
    return flat @ weights


def _without_partners(
    missing: Sequence[Placed], extra: Sequence[Any], item: Comparison, differ: Differ
) -> tuple[list[Placed], list[Any]]:
    if max(len(missing), len(extra)) > MAX_GRAPH:
        return list(missing), list(extra)
    partners = [[j for j, g in enumerate(extra) if differ(e, g, item) is None] for _, e in missing]
    taken: dict[int, int] = {}  # index in extra -> index in missing
    alone = [i for i in range(len(missing)) if not _augment(i, partners, taken)]
    return [missing[i] for i in alone], [g for j, g in enumerate(extra) if j not in taken]


def _augment(start: int, partners: Sequence[Sequence[int]], taken: dict[int, int]) -> bool:
    """Finds a partner for one item, moving others where that helps (breadth first: the graph may be deep)."""
    origin: dict[int, int] = {}  # index in extra -> the item that reached it
    queue = [start]
    for i in queue:
        for j in partners[i]:
            if j in origin:
                continue
            origin[j] = i
            if j in taken:
                queue.append(taken[j])
                continue
            _flip(j, start, origin, taken)
            return True
    return False


def _flip(end: int, start: int, origin: dict[int, int], taken: dict[int, int]) -> None:
    """Gives every item on the path from `end` back to `start` the partner by which it was reached."""
    held = {i: j for j, i in taken.items()}
    j = end
    while True:
        i = origin[j]
        previous = held.get(i)
        taken[j] = i
        if i == start or previous is None:
            return
        j = previous
