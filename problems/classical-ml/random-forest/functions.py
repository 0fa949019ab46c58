"""Ways to grow a tree: each factory gives a grow_tree(X, y), whose trees depend on the samples, not on their order."""

import numpy as np


def greedy(depth):
    """CART with the Gini impurity to this depth; ties go to the first column given, then to the lowest threshold."""

    def grow_tree(X, y):
        root = grow(np.asarray(X, dtype=np.float64), np.asarray(y), depth)
        return lambda X: np.array([label(root, row) for row in np.asarray(X, dtype=np.float64)])

    return grow_tree


def nearest():
    """One neighbour by the sum of absolute differences; the smallest label where several are nearest."""

    def grow_tree(X, y):
        X, y = np.array(X, dtype=np.float64), np.array(y)

        def predict(rows):
            distances = np.abs(np.asarray(rows, dtype=np.float64)[:, None] - X).sum(axis=2)  # (m, s)
            return np.array([y[each == each.min()].min() for each in distances])

        return predict

    return grow_tree


def majority():
    """The most frequent label, whatever the columns say; the smallest of several."""

    def grow_tree(X, y):
        labels, counts = np.unique(y, return_counts=True)
        return lambda X: np.full(len(X), labels[counts.argmax()])

    return grow_tree


def grow(X, y, depth):
    labels, counts = np.unique(y, return_counts=True)
    if len(labels) == 1 or depth == 0:
        return labels[counts.argmax()]
    best = None
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        for threshold in (values[1:] + values[:-1]) / 2:
            left = X[:, j] <= threshold
            after = sum(
                len(side) - (np.unique(side, return_counts=True)[1] ** 2).sum() / len(side)
                for side in (y[left], y[~left])
            )
            if best is None or after < best[0] - 1e-9:
                best = after, j, threshold, left
    if best is None:
        return labels[counts.argmax()]
    _, j, threshold, left = best
    return j, threshold, grow(X[left], y[left], depth - 1), grow(X[~left], y[~left], depth - 1)


def label(node, row):
    while isinstance(node, tuple):
        j, threshold, left, right = node
        node = left if row[j] <= threshold else right
    return node
