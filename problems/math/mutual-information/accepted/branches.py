# style: logarithms with where, conditional entropies branch by branch
import numpy as np


def entropy(counts):
    p = np.asarray(counts, dtype=float) / np.sum(counts)
    return float(-np.sum(p * np.log(p, where=p > 0, out=np.zeros_like(p))))


def mutual_information(joint, base=None):
    t = joint.astype(float)
    if np.isnan(t).any() or t.min(initial=0) < 0 or not t.any():
        raise ValueError
    weights = t.sum(axis=1)
    h_y, h_x = entropy(t.sum(axis=0)), entropy(weights)
    left = sum(w / weights.sum() * entropy(row) for row, w in zip(t, weights) if w > 0)
    normalised = 1.0 if h_x + h_y == 0 else (h_y - left) / np.mean([h_x, h_y])
    return (h_y - left) / np.log(np.e if base is None else base), normalised


def information_gain(X, y, base=None):
    if len(y) == 0 or len(y) != len(X):
        raise ValueError
    labels, place = np.unique(y, return_inverse=True)
    rows = []
    for column in X.T:
        values, inverse = np.unique(column, return_inverse=True)
        table = np.bincount(inverse * len(labels) + place, minlength=len(values) * len(labels))
        rows.append(mutual_information(table.reshape(len(values), len(labels)), base))
    return np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
