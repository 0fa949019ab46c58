# verdict: wrong_answer
# entry: kmeans_plusplus
# group: edge
# lesson: You draw in proportion to the distance. k-means++ takes its square, so that far samples are drawn more
#   often.
import numpy as np


def assign(X, centroids):
    """The label of each sample and its squared distance to that centroid."""
    squares = ((X[:, None, :] - centroids[None, :, :]) ** 2).sum(axis=2)  # (n, k)
    return squares.argmin(axis=1), squares.min(axis=1)  # (n,), (n,)


def kmeans(X, centroids, max_iter=300):
    X, centroids = np.asarray(X, dtype=np.float64), np.array(centroids, dtype=np.float64)
    labels, squares = assign(X, centroids)
    for _ in range(max_iter):
        for j in np.unique(labels):  # an empty cluster keeps its centroid
            centroids[j] = X[labels == j].mean(axis=0)
        previous = labels
        labels, squares = assign(X, centroids)
        if (labels == previous).all():
            break
    return centroids, labels, squares.sum()


def squared_distances(X, point):
    return ((X - point) ** 2).sum(axis=1)  # (n,)


def kmeans_plusplus(X, k, rng):
    X = np.asarray(X, dtype=np.float64)
    chosen = [int(rng.integers(len(X)))]
    squares = squared_distances(X, X[chosen[0]])  # (n,): to the closest sample drawn so far
    while len(chosen) < k:
        if not squares.any():
            raise ValueError(f"X has fewer than {k} different samples.")
        chosen.append(int(rng.choice(len(X), p=np.sqrt(squares) / np.sqrt(squares).sum())))
        squares = np.minimum(squares, squared_distances(X, X[chosen[-1]]))
    return np.array(chosen)
