# verdict: time_limit
# entry: best_split
# group: scale
# lesson: You count the classes anew for each threshold, which is quadratic. Sort once, and let cumulative sums count.
import numpy as np


def gini_impurity(y, sample_weight=None):
    classes, index = np.unique(y, return_inverse=True)  # (K,), (n,)
    weight = np.ones(len(index)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    total = weight.sum()
    if total == 0:
        raise ValueError("No sample has a positive weight.")
    shares = np.bincount(index, weights=weight) / total  # (K,)
    return 1 - (shares**2).sum()


def best_split(x, y):
    x = np.asarray(x, dtype=np.float64)
    classes, index = np.unique(y, return_inverse=True)  # (K,), (n,)
    whole, found = gini_impurity(y), []
    values = np.unique(x)
    for low, high in zip(values[:-1], values[1:]):
        left, right = index[x <= low], index[x > low]
        parts = len(left) * gini_impurity(left) + len(right) * gini_impurity(right)
        found.append((whole - parts / len(x), (low + high) / 2))
    if not found:
        return None, 0.0
    best = max(gain for gain, _ in found)
    return next((threshold, gain) for gain, threshold in found if gain >= best - 1e-12)
