"""sklearn.metrics.pairwise.cosine_similarity, and NearestNeighbors with the cosine metric where nothing is tied."""

import numpy as np

REQUIRES = ["sklearn"]


def covered(*arrays):
    """scikit-learn squares the elements as they are."""
    sizes = np.concatenate([np.abs(np.asarray(each, dtype=float)).ravel() for each in arrays])
    return all(len(each) for each in arrays) and ((sizes == 0) | ((sizes > 1e-100) & (sizes < 1e100))).all()


def cosine_similarity(X, Y=None):
    from sklearn.metrics.pairwise import cosine_similarity as sklearn_cosine

    if not covered(X, X if Y is None else Y):
        return NotImplemented
    return sklearn_cosine(np.asarray(X, dtype=float), None if Y is None else np.asarray(Y, dtype=float))


def nearest_neighbours(queries, items, k):
    from sklearn.neighbors import NearestNeighbors

    if not covered(queries, items):
        return NotImplemented
    model = NearestNeighbors(n_neighbors=len(items), metric="cosine", algorithm="brute")
    distances, indices = model.fit(np.asarray(items, dtype=float)).kneighbors(np.asarray(queries, dtype=float))
    if (np.diff(distances, axis=1) == 0).any():
        return NotImplemented
    return indices[:, :k], 1 - distances[:, :k]
