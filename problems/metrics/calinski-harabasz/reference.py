import numpy as np


def grouped(X, labels):
    """X in float64, the place of each sample's cluster, and the number of clusters."""
    X = np.asarray(X, dtype=np.float64)
    clusters, index = np.unique(labels, return_inverse=True)
    # mutant-ok: drop left of or: the matrix product raises ValueError where the lengths differ
    if len(index) != len(X) or not 2 <= len(clusters) < len(X):
        raise ValueError("The index needs one label for each sample, and 2 to n - 1 clusters.")
    return X, index, len(clusters)


def dispersion(X, labels):
    X, index, k = grouped(X, labels)
    member = np.arange(k)[:, None] == index  # (K, n)
    # mutant-ok: axis=1->-1: there are two axes
    sizes = member.sum(axis=1)  # (K,)
    X = X - X.mean(axis=0)  # the mean of all samples is now the origin
    centroids = member @ X / sizes[:, None]  # (K, d)
    # mutant-ok: swap sides of @: both are vectors; mutant-ok: transpose right of @: it is a vector
    # mutant-ok: axis=1->-1: there are two axes
    between = sizes @ (centroids**2).sum(axis=1)
    within = ((X - centroids[index]) ** 2).sum()
    return between, within


def calinski_harabasz_score(X, labels):
    X, index, k = grouped(X, labels)
    if (X == X[0]).all():  # mutant-ok: 0->1: any sample will do
        return 0.0
    # mutant-ok: 1->-1: there are two arrays
    first = np.unique(index, return_index=True)[1]  # (K,): a sample of each cluster
    if (X == X[first[index]]).all():  # rounding might leave W above 0
        return np.inf
    between, within = dispersion(X, labels)
    return between / (k - 1) / (within / (len(X) - k))
