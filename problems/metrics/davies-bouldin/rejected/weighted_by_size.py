# verdict: wrong_answer
# entry: davies_bouldin_score
# group: example
# lesson: You weight the clusters by their sizes. In this index each cluster counts alike.
import numpy as np


def cluster_similarity(X, labels):
    X = np.asarray(X, dtype=np.float64)
    clusters, index = np.unique(labels, return_inverse=True)  # (K,), (n,)
    if len(index) != len(X) or not 2 <= len(clusters) < len(X):
        raise ValueError("The index needs one label for each sample, and 2 to n - 1 clusters.")
    member = np.arange(len(clusters))[:, None] == index  # (K, n)
    sizes = member.sum(axis=1)  # (K,)
    centroids = member @ X / sizes[:, None]  # (K, d)
    spreads = member @ np.linalg.norm(X - centroids[index], axis=1) / sizes  # (K,)

    apart = np.linalg.norm(centroids[:, None, :] - centroids[None, :, :], axis=2)  # (K, K)
    together = np.full(apart.shape, np.inf)  # what stays where centroids coincide
    similarity = np.divide(spreads[:, None] + spreads, apart, out=together, where=apart > 0)
    np.fill_diagonal(similarity, 0.0)
    return similarity


def davies_bouldin_score(X, labels):
    sizes = np.unique(labels, return_counts=True)[1]
    return np.average(cluster_similarity(X, labels).max(axis=1), weights=sizes)
