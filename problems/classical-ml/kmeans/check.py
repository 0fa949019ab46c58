"""The indices of k-means++: each sequence is possible, and over many calls all come as often as they should."""

from itertools import product

import numpy as np

from gradus import binomial_interval

FEW_DRAWS = 200  # with fewer the bounds exclude next to nothing
MOST = 2_000  # sequences whose probabilities are computed
ALPHA = 1e-7


def probability(squares, sequence):
    """The probability that k-means++ draws this sequence, from the squared distances of all pairs."""
    n = len(squares)
    chance, nearest = 1.0 / n, squares[sequence[0]]
    for index in sequence[1:]:
        total = nearest.sum()
        if total == 0 or nearest[index] == 0:
            return 0.0
        chance *= nearest[index] / total
        nearest = np.minimum(nearest, squares[index])
    return chance


def uneven_ranks(squares, drawn):
    """Why the second samples are not as near to the first as they should be: counts by rank, over all first samples."""
    n = len(squares)
    order = np.argsort(squares, axis=1, kind="stable")  # (n, n)
    totals = squares.sum(axis=1, keepdims=True)
    chances = np.divide(squares, totals * n, out=np.zeros((n, n)), where=totals > 0)
    chances = np.take_along_axis(chances, order, axis=1).sum(axis=0)
    ranks = np.argsort(order, axis=1)[drawn[:, 0], drawn[:, 1]]
    for rank, (count, chance) in enumerate(zip(np.bincount(ranks, minlength=n).tolist(), chances.tolist())):
        low, high = binomial_interval(len(drawn), min(chance, 1.0), ALPHA) if chance else (0, 0)
        if not low <= count <= high:
            what = f"the sample of rank {rank} by its distance from the first"
            return f"{count} of {len(drawn)} second draws are {what}; {low} to {high} are credible."
    return None


def kmeans_plusplus(inputs, output, expected, expect):
    X, k = np.asarray(inputs["X"], dtype=np.float64), int(inputs["k"])
    try:
        drawn = np.asarray(output)
    except ValueError:
        return "The indices must be an array of integers."
    if drawn.dtype.kind not in "iu" or drawn.shape != np.shape(expected):
        return "The indices must be an array of k integers."
    drawn = drawn.reshape(-1, k)
    if (drawn < 0).any() or (drawn >= len(X)).any():
        return f"Indices are from 0 to {len(X) - 1}."
    drawn = drawn.astype(np.int64)
    squares = ((X[:, None] - X) ** 2).sum(axis=2)
    found, counts = np.unique(drawn, axis=0, return_counts=True)
    for sequence in found:
        if probability(squares, sequence) == 0:
            text = ", ".join(map(str, sequence.tolist()))
            return f"The sequence {text} holds a sample that coincides with one drawn before it."
    if len(drawn) < FEW_DRAWS or len(X) ** k > MOST:
        return None
    seen = {tuple(sequence): count for sequence, count in zip(found.tolist(), counts.tolist())}
    for length in range(1, k + 1):
        for start in product(range(len(X)), repeat=length):
            count = sum(times for sequence, times in seen.items() if sequence[:length] == start)
            chance = probability(squares, start)
            low, high = binomial_interval(len(drawn), chance, ALPHA) if chance else (0, 0)
            if not low <= count <= high:
                text = ", ".join(map(str, start))
                return f"{count} of {len(drawn)} draws begin with {text}; {low} to {high} are credible."
    return uneven_ranks(squares, drawn) if k > 1 else None
