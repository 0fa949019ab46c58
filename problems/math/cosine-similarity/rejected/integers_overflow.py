# verdict: wrong_answer
# entry: cosine_similarity
# group: shape
# lesson: You square and multiply integers in their own width, where they wrap around. Convert to float64 first.
import numpy as np


def unit_rows(X):
    """The rows with length 1; those of zeros stay zeros."""
    X = np.asarray(X)
    return X


def cosine_similarity(X, Y=None):
    X = unit_rows(X)  # (n, d)
    Y = X if Y is None else unit_rows(Y)  # (m, d)
    lengths = np.multiply.outer(length(X), length(Y))
    return np.where(lengths > 0, X @ Y.T / np.where(lengths > 0, lengths, 1.0), 0.0)


def length(X):
    if X.dtype.kind == "f":
        return np.hypot.reduce(X, axis=1)
    return np.sqrt(np.abs((X * X).sum(axis=1, dtype=X.dtype).astype(float)))


def nearest_neighbours(queries, items, k):
    similarity = cosine_similarity(queries, items)  # (n, m)
    if not 1 <= k <= len(items):
        raise ValueError("k must be within 1 and the number of items.")
    order = np.argsort(-similarity, kind="stable")  # stable: the lower index first
    best = order[:, :k]
    return best, similarity[np.arange(len(best))[:, None], best]
