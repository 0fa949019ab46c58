"""scikit-learn's silhouettes, given SciPy's distances: its own expand the square, which cancels."""

REQUIRES = ["scipy", "sklearn"]


def distances(X):
    import numpy as np
    from scipy.spatial.distance import cdist

    X = np.asarray(X, dtype=float)
    return cdist(X, X)


def silhouette_samples(X, labels):
    from sklearn.metrics import silhouette_samples

    return silhouette_samples(distances(X), labels, metric="precomputed")


def silhouette_score(X, labels):
    from sklearn.metrics import silhouette_score

    return float(silhouette_score(distances(X), labels, metric="precomputed"))
