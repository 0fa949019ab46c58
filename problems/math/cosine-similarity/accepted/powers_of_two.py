# style: scaling by powers of two, einsum, lexsort
import numpy as np


def normalised(X):
    X = np.array(X, dtype=float)
    exponent = np.frexp(np.abs(X).max(axis=1))[1] if len(X) else np.zeros(0, dtype=int)
    X = np.ldexp(X, -exponent[:, None])
    length = np.linalg.norm(X, axis=1)
    length[length == 0] = np.inf
    return X / length[:, None]


def cosine_similarity(X, Y=None):
    X = normalised(X)
    Y = X if Y is None else normalised(Y)
    if X.shape[1] != Y.shape[1]:
        raise ValueError
    return np.einsum("id,jd->ij", X, Y)


def nearest_neighbours(queries, items, k):
    table = cosine_similarity(queries, items)
    n, m = table.shape
    if k < 1 or k > m:
        raise ValueError
    index = np.stack([np.lexsort((np.arange(m), -row))[:k] for row in table]) if n else np.zeros((0, k), dtype=int)
    return index, table[np.arange(n)[:, None], index]
