import numpy as np


def cluster_similarity(X, labels):
    X = np.asarray(X, dtype=np.float64)
    clusters, index = np.unique(labels, return_inverse=True)  # (K,), (n,)
    # mutant-ok: drop left of or: the matrix product raises ValueError where the lengths differ
    if len(index) != len(X) or not 2 <= len(clusters) < len(X):
        raise ValueError("The index needs one label for each sample, and 2 to n - 1 clusters.")
    member = np.arange(len(clusters))[:, None] == index  # (K, n)
    # mutant-ok: axis=1->-1: there are two axes
    sizes = member.sum(axis=1)  # (K,)
    centroids = member @ X / sizes[:, None]  # (K, d)
    # mutant-ok: transpose right of @: it is a vector; mutant-ok: axis=1->-1: there are two axes
    spreads = member @ np.linalg.norm(X - centroids[index], axis=1) / sizes  # (K,)

    # mutant-ok: axis=2->-1: there are three axes
    apart = np.linalg.norm(centroids[:, None, :] - centroids[None, :, :], axis=2)  # (K, K)
    together = np.full(apart.shape, np.inf)  # what stays where centroids coincide
    similarity = np.divide(spreads[:, None] + spreads, apart, out=together, where=apart > 0)
    np.fill_diagonal(similarity, 0.0)
    return similarity


def davies_bouldin_score(X, labels):
    # mutant-ok: axis=1->0: the matrix is symmetric; mutant-ok: axis=1->-1: there are two axes
    return cluster_similarity(X, labels).max(axis=1).mean()
