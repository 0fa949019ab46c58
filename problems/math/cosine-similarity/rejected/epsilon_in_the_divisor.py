# verdict: wrong_answer
# entry: cosine_similarity
# group: stability
# lesson: You add a small number to the divisor. Short vectors lose their similarity by it: treat lengths of 0 by
# themselves.
import numpy as np


def unit_rows(X):
    """The rows with length 1; those of zeros stay zeros."""
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    norm = np.hypot.reduce(X, axis=-1, keepdims=True)  # (n, 1), 0 for a row of zeros and at least 1 for others
    return X / (norm + 1e-12)


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
