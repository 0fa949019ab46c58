# verdict: wrong_answer
# entry: silhouette_samples
# group: edge
# lesson: You choose the next cluster by its closest sample. The next cluster is the one with the smallest mean
#   distance.
import numpy as np


def silhouette_samples(X, labels):
    X = np.asarray(X, dtype=np.float64)
    clusters, index = np.unique(labels, return_inverse=True)  # (K,), (n,)
    if len(index) != len(X) or not 2 <= len(clusters) < len(X):
        raise ValueError("Silhouettes need one label for each sample, and 2 to n - 1 clusters.")
    distances = np.linalg.norm(X[:, None, :] - X[None, :, :], axis=2)  # (n, n)
    member = index[:, None] == np.arange(len(clusters))  # (n, K)
    totals = distances @ member  # (n, K): the summed distances to the samples of each cluster
    sizes = member.sum(axis=0)  # (K,)

    others = sizes[index] - 1  # (n,): the own cluster without the sample itself
    a = totals[member] / np.maximum(others, 1)  # (n,)
    closest = np.where(index[:, None] == index, np.inf, distances).argmin(axis=1)  # (n,)
    b = (totals / sizes)[np.arange(len(X)), index[closest]]  # (n,)
    larger = np.maximum(a, b)
    return np.divide(b - a, larger, out=np.zeros(len(X)), where=(others > 0) & (larger > 0))


def silhouette_score(X, labels):
    return silhouette_samples(X, labels).mean()
