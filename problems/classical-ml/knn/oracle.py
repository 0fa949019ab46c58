"""scikit-learn's neighbours in a k-d tree, which compares differences; not where the last place is tied."""

REQUIRES = ["scipy", "sklearn"]


def model(kind, X_train, y_train, X, k, weights):
    """The prediction of the classifier or the regressor, or NotImplemented."""
    import numpy as np
    from scipy.spatial.distance import cdist

    A, X = np.asarray(X_train, dtype=float), np.asarray(X, dtype=float)
    if len(X) == 0:
        return NotImplemented
    distances = np.sort(cdist(X, A), axis=1)
    if k < len(A) and np.isclose(distances[:, k - 1], distances[:, k], rtol=1e-9, atol=0).any():
        return NotImplemented
    return kind(n_neighbors=k, weights=weights, algorithm="kd_tree").fit(A, np.asarray(y_train)).predict(X)


def knn_classify(X_train, y_train, X, k=5, weights="uniform"):
    from sklearn.neighbors import KNeighborsClassifier

    return model(KNeighborsClassifier, X_train, y_train, X, k, weights)


def knn_regress(X_train, y_train, X, k=5, weights="uniform"):
    import numpy as np
    from sklearn.neighbors import KNeighborsRegressor

    return model(KNeighborsRegressor, X_train, np.asarray(y_train, dtype=float), X, k, weights)
