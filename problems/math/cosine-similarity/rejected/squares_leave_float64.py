# verdict: wrong_answer
# entry: cosine_similarity
# group: stability
# lesson: You square elements whose squares underflow to 0 or overflow. Divide each row by its largest magnitude
# first.
import numpy as np


def unit_rows(X):
    """The rows with length 1; those of zeros stay zeros."""
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    with np.errstate(over="ignore", under="ignore"):
        norm = np.sqrt((X**2).sum(axis=-1, keepdims=True))
    return X / np.where(norm > 0, norm, 1.0)


def cosine_similarity(X, Y=None):
    X = unit_rows(X)  # (n, d)
    Y = X if Y is None else unit_rows(Y)  # (m, d)
    return X @ Y.T  # (n, m); raises ValueError where the columns differ in number


def nearest_neighbours(queries, items, k):
    similarity = cosine_similarity(queries, items)  # (n, m)
    if not 1 <= k <= len(items):
        raise ValueError("k must be within 1 and the number of items.")
    order = np.argsort(-similarity, kind="stable")  # stable: the lower index first
    best = order[:, :k]
    return best, similarity[np.arange(len(best))[:, None], best]
