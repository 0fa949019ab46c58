"""Indices in range; and, where there are enough, uniform, and independent of each other within and between trees."""

import numpy as np
from gradus import binomial_interval

ALPHA = 1e-7


def draw_bootstrap(inputs, output, expected, expect):
    drawn, n = np.asarray(output), inputs["n_samples"]
    if drawn.dtype.kind not in "iu":
        return f"The indices must be integers, not {drawn.dtype}."
    if drawn.min() < 0 or drawn.max() >= n:
        return f"An index is out of range: they go from 0 to {n - 1}."
    drawn = drawn.astype(np.int64)
    return frequencies(drawn, n) or agreements(drawn, n)


def frequencies(drawn, n):
    """Each index as often as the others, in all and at each place of a tree."""
    counts = np.bincount(drawn.ravel(), minlength=n)
    found = outside(counts, drawn.size, 1 / n, n)
    if found is not None:
        return f"Index {found} comes {counts[found]} times among {drawn.size}, which is not credible."
    if n <= 8:
        for place in range(n):
            counts = np.bincount(drawn[:, place], minlength=n)
            found = outside(counts, len(drawn), 1 / n, n * n)
            if found is not None:
                return (
                    f"Index {found} comes {counts[found]} times at place {place} of {len(drawn)} trees, which is not "
                    "credible: every place is drawn uniformly."
                )
    return None


def agreements(drawn, n):
    """Two places agree with the probability 1/n; pairs that do not overlap are independent."""
    rows, columns = len(drawn) // 2, n // 2
    pairs = {
        "neighbouring places of a tree": drawn[:, : 2 * columns : 2] == drawn[:, 1 : 2 * columns : 2],
        "places of the two halves of a tree": drawn[:, :columns] == drawn[:, columns : 2 * columns],
        "the same place of neighbouring trees": drawn[: 2 * rows : 2] == drawn[1 : 2 * rows : 2],
    }
    for what, equal in pairs.items():
        if equal.size and n > 1 and outside(np.array([equal.sum()]), equal.size, 1 / n, len(pairs)) is not None:
            return f"Of {equal.size} pairs ({what}), {equal.sum()} agree; the draws are not independent."
    return None


def outside(counts, total, probability, tests):
    """The first place whose count is not credible."""
    low, high = binomial_interval(total, probability, alpha=ALPHA / 4 / tests)
    bad = np.flatnonzero((counts < low) | (counts > high))
    return int(bad[0]) if len(bad) else None
