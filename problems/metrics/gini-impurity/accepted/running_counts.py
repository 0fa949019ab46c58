# style: one walk with a Counter on either side and running sums of squares
from collections import Counter

import numpy as np


def gini_impurity(y, sample_weight=None):
    weights = [1.0] * len(y) if sample_weight is None else [float(w) for w in sample_weight]
    mass = Counter()
    for label, w in zip(y, weights):
        mass[label] += w
    total = sum(weights)
    if not total:
        raise ValueError("nothing counts")
    return sum(m / total * (1 - m / total) for m in mass.values())


def best_split(x, y):
    labels = y if isinstance(y, list) else np.asarray(y).tolist()
    pairs = sorted(zip(np.asarray(x, dtype=float).tolist(), labels), key=lambda pair: pair[0])
    n, right, left = len(pairs), Counter(labels), Counter()
    squares_left, squares_right = 0, sum(c * c for c in right.values())
    base, found = squares_right / n, []
    for i, (value, label) in enumerate(pairs[:-1], 1):
        squares_left += 2 * left[label] + 1
        squares_right -= 2 * right[label] - 1
        left[label] += 1
        right[label] -= 1
        if pairs[i][0] > value:
            gain = (squares_left / i + squares_right / (n - i) - base) / n
            found.append((gain, (value + pairs[i][0]) / 2))
    if not found:
        return None, 0.0
    best = max(gain for gain, _ in found)
    return next((threshold, gain) for gain, threshold in found if gain > best - 1e-12)
