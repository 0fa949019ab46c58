import numpy as np


def assign(X, centroids):
    """The label of each sample and its squared distance to that centroid."""
    # mutant-ok: axis=2->-1: there are three axes
    squares = ((X[:, None, :] - centroids[None, :, :]) ** 2).sum(axis=2)  # (n, k)
    # mutant-ok: axis=1->-1: there are two axes; mutant-ok: axis=1->-1 #2: the same
    return squares.argmin(axis=1), squares.min(axis=1)  # (n,), (n,)


# mutant-ok: 300->301: no case takes so many moves
def kmeans(X, centroids, max_iter=300):
    X, centroids = np.asarray(X, dtype=np.float64), np.array(centroids, dtype=np.float64)
    labels, squares = assign(X, centroids)
    for _ in range(max_iter):
        # mutant-ok: drop unique: a mean is then taken several times
        for j in np.unique(labels):  # an empty cluster keeps its centroid
            centroids[j] = X[labels == j].mean(axis=0)
        previous = labels
        labels, squares = assign(X, centroids)
        # mutant-ok: if->False: further moves change nothing
        # mutant-ok: ==->!=: the same, unless all labels change at once
        if (labels == previous).all():
            break  # mutant-ok: drop statement: as above
    return centroids, labels, squares.sum()


def squared_distances(X, point):
    # mutant-ok: sum->mean: all are divided by d; mutant-ok: axis=1->-1: there are two axes
    return ((X - point) ** 2).sum(axis=1)  # (n,)


def kmeans_plusplus(X, k, rng):
    X = np.asarray(X, dtype=np.float64)
    chosen = [int(rng.integers(len(X)))]
    squares = squared_distances(X, X[chosen[0]])  # (n,): to the closest sample drawn so far
    while len(chosen) < k:
        # mutant-ok: if->False: rng.choice raises ValueError for 0/0
        if not squares.any():
            raise ValueError(f"X has fewer than {k} different samples.")
        chosen.append(int(rng.choice(len(X), p=squares / squares.sum())))
        squares = np.minimum(squares, squared_distances(X, X[chosen[-1]]))
    return np.array(chosen)
