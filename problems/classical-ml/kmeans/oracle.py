"""scikit-learn's KMeans from the given centroids, where no cluster runs empty; seeds by racing exponential draws."""

REQUIRES = ["scipy", "sklearn"]


def runs_empty(X, centers, max_iter):
    import numpy as np
    from scipy.spatial.distance import cdist

    for _ in range(max_iter + 1):
        labels = cdist(X, centers).argmin(axis=1)
        if len(set(labels.tolist())) < len(centers):
            return True
        centers = np.array([X[labels == j].mean(axis=0) for j in range(len(centers))])
    return False


def kmeans(X, centroids, max_iter=300):
    import numpy as np
    from sklearn.cluster import KMeans

    X, start = np.asarray(X, dtype=float), np.array(centroids, dtype=float)
    if max_iter == 0 or len(start) > len(X) or runs_empty(X, start, min(max_iter, 50)):
        return NotImplemented
    fitted = KMeans(len(start), init=start, n_init=1, max_iter=max_iter, tol=0, algorithm="lloyd").fit(X)
    return fitted.cluster_centers_, fitted.labels_, fitted.inertia_


def kmeans_plusplus(X, k, rng):
    import numpy as np
    from scipy.spatial.distance import cdist

    X = np.asarray(X, dtype=float)
    chosen = [rng.integers(len(X))]
    while len(chosen) < k:
        rates = cdist(X, X[chosen], "sqeuclidean").min(axis=1)
        with np.errstate(divide="ignore"):
            chosen.append(np.argmin(rng.exponential(size=len(X)) / rates))
    return np.array(chosen)
