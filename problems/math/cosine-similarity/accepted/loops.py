# style: math.hypot and sorted, one pair at a time
import math

import numpy as np


def cosine_similarity(X, Y=None):
    Y = X if Y is None else Y
    if X.shape[1] != Y.shape[1]:
        raise ValueError("columns")
    if len(X) == 0 or len(Y) == 0:
        return np.zeros((len(X), len(Y)))
    return [[cosine(x, y) for y in Y.tolist()] for x in X.tolist()]


def cosine(x, y):
    x, y = [float(v) for v in x], [float(v) for v in y]
    length_x, length_y = math.hypot(*x), math.hypot(*y)
    if length_x == 0 or length_y == 0:
        return 0.0
    return math.fsum((p / length_x) * (q / length_y) for p, q in zip(x, y))


def nearest_neighbours(queries, items, k):
    if queries.shape[1] != items.shape[1] or k < 1 or k > len(items):
        raise ValueError("shapes or k")
    found = [sorted((-cosine(q, item), j) for j, item in enumerate(items.tolist()))[:k] for q in queries.tolist()]
    if not found:
        return queries[:, :1].astype(int).repeat(k, axis=1), queries[:, :1].astype(float).repeat(k, axis=1)
    return [[j for _, j in row] for row in found], [[-c for c, _ in row] for row in found]
