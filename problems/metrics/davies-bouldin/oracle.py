"""scikit-learn's index, for all clusters and for each pair alone. It expands squared distances, hence the tolerance."""

REQUIRES = ["scipy", "sklearn"]
TOLERANCE = {"rtol": 1e-5, "atol": 1e-7}


def covered(X, labels):
    """Whether no centroids coincide and no distance is so small that scikit-learn calls it 0."""
    import numpy as np
    from scipy.spatial.distance import pdist

    X, labels = np.asarray(X, dtype=float), np.asarray(labels)
    centroids = np.array([X[labels == each].mean(axis=0) for each in np.unique(labels)])
    return pdist(centroids).min() > 1e-6


def davies_bouldin_score(X, labels):
    import numpy as np
    from sklearn.metrics import davies_bouldin_score

    if not covered(X, labels):
        return NotImplemented
    return float(davies_bouldin_score(np.asarray(X, dtype=float), labels))


def cluster_similarity(X, labels):
    """The index of two clusters is their similarity; scikit-learn refuses two samples, whose similarity is 0."""
    import numpy as np

    if not covered(X, labels):
        return NotImplemented
    X, labels = np.asarray(X, dtype=float), np.asarray(labels)
    names = np.unique(labels)
    result = np.zeros((len(names), len(names)))
    for i, j in np.argwhere(~np.eye(len(names), dtype=bool)):
        pair = np.isin(labels, names[[i, j]])
        result[i, j] = davies_bouldin_score(X[pair], labels[pair]) if pair.sum() > 2 else 0.0
    return result
