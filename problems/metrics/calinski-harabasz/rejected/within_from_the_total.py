# verdict: wrong_answer
# entry: dispersion
# group: stability
# lesson: You take W as the total less B. Where clusters are tight and far apart these are nearly equal, and their
#   difference has few digits left. Sum the squares within the clusters.
import numpy as np


def grouped(X, labels):
    """X in float64, the place of each sample's cluster, and the number of clusters."""
    X = np.asarray(X, dtype=np.float64)
    clusters, index = np.unique(labels, return_inverse=True)
    if len(index) != len(X) or not 2 <= len(clusters) < len(X):
        raise ValueError("The index needs one label for each sample, and 2 to n - 1 clusters.")
    return X, index, len(clusters)


def dispersion(X, labels):
    X, index, k = grouped(X, labels)
    member = np.arange(k)[:, None] == index  # (K, n)
    sizes = member.sum(axis=1)  # (K,)
    X = X - X.mean(axis=0)
    centroids = member @ X / sizes[:, None]  # (K, d)
    between = sizes @ (centroids**2).sum(axis=1)
    within = (X**2).sum() - between
    return between, within


def calinski_harabasz_score(X, labels):
    X, index, k = grouped(X, labels)
    if (X == X[0]).all():
        return 0.0
    first = np.unique(index, return_index=True)[1]  # (K,): a sample of each cluster
    if (X == X[first[index]]).all():  # rounding might leave W above 0
        return np.inf
    between, within = dispersion(X, labels)
    return between / (k - 1) / (within / (len(X) - k))
