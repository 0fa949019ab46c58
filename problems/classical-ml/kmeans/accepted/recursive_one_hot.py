# style: a function that calls itself for each step, one-hot sums, and draws by searching the cumulative weights
import numpy as np


def _step(X, centers, before, left):
    difference = X[np.newaxis] - centers[:, np.newaxis]
    squares = np.einsum("kni,kni->kn", difference, difference)
    labels = np.argmin(squares, axis=0)
    if left == 0 or np.array_equal(labels, before):
        return centers, labels, np.take_along_axis(squares, labels[np.newaxis], 0).sum()
    member = np.eye(len(centers))[labels]
    counts = member.sum(0)[:, np.newaxis]
    moved = np.where(counts > 0, member.T @ X / np.maximum(counts, 1), centers)
    return _step(X, moved, labels, left - 1)


def kmeans(X, centroids, max_iter=300):
    centers, labels, inertia = _step(np.array(X, float), np.array(centroids, float), None, max_iter)
    return {"labels": labels, "inertia": inertia, "centroids": centers}


def kmeans_plusplus(X, k, rng):
    X = np.array(X, float)
    weights, chosen = np.ones(len(X)), []
    for _ in range(k):
        if weights.max() <= 0:
            raise ValueError
        edges = np.cumsum(weights)
        pick = np.searchsorted(edges, rng.uniform(0, edges[-1]), side="right")
        chosen.append(min(pick, np.flatnonzero(weights)[-1]))
        squares = np.square(X - X[chosen[-1]]).sum(1)
        weights = np.minimum(weights, squares) if len(chosen) > 1 else squares
    return np.array(chosen)
