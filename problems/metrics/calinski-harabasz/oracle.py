"""scikit-learn's index; for the two dispersions, half the mean squared distance of pairs, from SciPy."""

REQUIRES = ["scipy", "sklearn"]


def scatter(X):
    """The sum of squares about the mean, from the distances of all pairs."""
    from scipy.spatial.distance import pdist

    return float((pdist(X) ** 2).sum()) / len(X)


def dispersion(X, labels):
    import numpy as np

    X, labels = np.asarray(X, dtype=float), np.asarray(labels)
    within = sum(scatter(X[labels == each]) for each in np.unique(labels))
    if not np.ptp(X, axis=0).any():
        return 0.0, 0.0
    between = scatter(X) - within
    return (between, within) if between > 1e-3 * within else NotImplemented


def calinski_harabasz_score(X, labels):
    import numpy as np
    from sklearn.metrics import calinski_harabasz_score

    X, labels = np.asarray(X, dtype=float), np.asarray(labels)
    if not any(np.ptp(X[labels == each], axis=0).any() for each in np.unique(labels)):
        return NotImplemented
    return float(calinski_harabasz_score(X, labels))
