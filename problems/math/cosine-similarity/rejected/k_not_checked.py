# verdict: wrong_answer
# entry: nearest_neighbours
# group: edge
# lesson: You return fewer than k neighbours without a word. Raise ValueError where k does not lie within 1 and
# the number of items.
import numpy as np


def unit_rows(X):
    """The rows with length 1; those of zeros stay zeros."""
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    largest = np.abs(X).max(axis=-1, keepdims=True)  # (n, 1)
    X = X / np.where(largest > 0, largest, 1.0)  # now squares neither overflow nor underflow
    norm = np.sqrt((X**2).sum(axis=-1, keepdims=True))  # (n, 1), 0 for a row of zeros and at least 1 for others
    return X / np.maximum(norm, 1.0)


def cosine_similarity(X, Y=None):
    X = unit_rows(X)  # (n, d)
    Y = X if Y is None else unit_rows(Y)  # (m, d)
    return X @ Y.T  # (n, m); raises ValueError where the columns differ in number


def nearest_neighbours(queries, items, k):
    similarity = cosine_similarity(queries, items)  # (n, m)
    order = np.argsort(-similarity, kind="stable")  # stable: the lower index first
    best = order[:, :k]
    return best, similarity[np.arange(len(best))[:, None], best]
