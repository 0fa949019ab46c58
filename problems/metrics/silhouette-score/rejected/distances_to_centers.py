# verdict: wrong_answer
# entry: silhouette_samples
# group: example
# lesson: You measure distances to the centers of the clusters. A silhouette is made of mean distances to the samples.
import numpy as np


def silhouette_samples(X, labels):
    X = np.asarray(X, dtype=np.float64)
    clusters, index = np.unique(labels, return_inverse=True)  # (K,), (n,)
    if len(index) != len(X) or not 2 <= len(clusters) < len(X):
        raise ValueError("Silhouettes need one label for each sample, and 2 to n - 1 clusters.")
    member = index[:, None] == np.arange(len(clusters))  # (n, K)
    centers = (member.T @ X) / member.sum(axis=0)[:, None]  # (K, d)
    to_centers = np.linalg.norm(X[:, None, :] - centers, axis=2)  # (n, K)
    sizes = member.sum(axis=0)  # (K,)

    others = sizes[index] - 1  # (n,): the own cluster without the sample itself
    a = to_centers[member]  # (n,)
    b = np.where(member, np.inf, to_centers).min(axis=1)  # (n,)
    larger = np.maximum(a, b)
    return np.divide(b - a, larger, out=np.zeros(len(X)), where=(others > 0) & (larger > 0))


def silhouette_score(X, labels):
    return silhouette_samples(X, labels).mean()
