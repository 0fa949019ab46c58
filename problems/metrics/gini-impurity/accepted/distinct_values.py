# style: a table of distinct values against classes
import numpy as np


def gini_impurity(y, sample_weight=None):
    y = np.array(y)
    w = np.ones(len(y)) if sample_weight is None else np.array(sample_weight, dtype=float)
    if not np.any(w):
        raise ValueError
    p = np.array([w[y == c].sum() for c in set(y.tolist())]) / w.sum()
    return 1 - p @ p


def best_split(x, y):
    values, rows = np.unique(np.array(x, dtype=float), return_inverse=True)
    if len(values) == 1:
        return None, 0.0
    classes, columns = np.unique(np.array(y), return_inverse=True)
    table = np.zeros((len(values), len(classes)))
    np.add.at(table, (rows, columns), 1)
    left = table.cumsum(axis=0)[:-1]
    right = table.sum(axis=0) - left
    parts = sum((side**2).sum(axis=1) / side.sum(axis=1) for side in (left, right))
    gain = parts / len(rows) - 1 + gini_impurity(y)
    i = int(np.argmax(gain >= gain.max() - 1e-12))
    return (values[i] + values[i + 1]) / 2, gain[i]
