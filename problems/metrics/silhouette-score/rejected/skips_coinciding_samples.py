# verdict: wrong_answer
# entry: silhouette_samples
# group: edge
# lesson: You leave a distance of 0 out of the mean within the cluster. Only the sample itself is left out: another
#   sample at the same place counts.
import numpy as np


def silhouette_samples(X, labels):
    X = np.asarray(X, dtype=np.float64)
    clusters, index = np.unique(labels, return_inverse=True)  # (K,), (n,)
    if len(index) != len(X) or not 2 <= len(clusters) < len(X):
        raise ValueError("Silhouettes need one label for each sample, and 2 to n - 1 clusters.")
    distances = np.linalg.norm(X[:, None, :] - X[None, :, :], axis=2)  # (n, n)
    member = index[:, None] == np.arange(len(clusters))  # (n, K)
    member_apart = member.T.astype(float) @ (distances > 0)  # (K, n)
    totals = distances @ member  # (n, K): the summed distances to the samples of each cluster
    sizes = member.sum(axis=0)  # (K,)

    others = sizes[index] - 1
    counted = member_apart[index, np.arange(len(X))]  # (n,)
    a = totals[member] / np.maximum(counted, 1)  # (n,)
    b = np.where(member, np.inf, totals / sizes).min(axis=1)  # (n,)
    larger = np.maximum(a, b)
    return np.divide(b - a, larger, out=np.zeros(len(X)), where=(others > 0) & (larger > 0))


def silhouette_score(X, labels):
    return silhouette_samples(X, labels).mean()
