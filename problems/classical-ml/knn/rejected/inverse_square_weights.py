# verdict: wrong_answer
# entry: knn_classify
# group: edge, random
# lesson: You weight by one over the squared distance. The weight is one over the distance.
import numpy as np


def neighbours(X_train, X, k, weights):
    """The indices of the k nearest training samples of each row, the lowest first among equals, and their weights."""
    X_train, X = np.asarray(X_train, dtype=np.float64), np.asarray(X, dtype=np.float64)
    if not 1 <= k <= len(X_train):
        raise ValueError("k must be from 1 to the number of training samples.")
    distances = np.linalg.norm(X[:, None, :] - X_train[None, :, :], axis=2)  # (q, n)
    nearest = np.argsort(distances, axis=1, kind="stable")[:, :k]  # (q, k): a stable sort keeps the order of equals
    if weights == "uniform":
        return nearest, np.ones(nearest.shape)
    distances = np.take_along_axis(distances, nearest, axis=1)  # (q, k)
    zero = distances == 0
    inverse = np.divide(1, distances**2, out=np.zeros(distances.shape), where=~zero)
    return nearest, np.where(zero.any(axis=1, keepdims=True), zero, inverse)


def knn_classify(X_train, y_train, X, k=5, weights="uniform"):
    nearest, w = neighbours(X_train, X, k, weights)
    classes, index = np.unique(y_train, return_inverse=True)  # (K,), (n,)
    is_class = index[nearest][:, :, None] == np.arange(len(classes))  # (q, k, K)
    votes = (w[:, :, None] * is_class).sum(axis=1)  # (q, K)
    return classes[votes.argmax(axis=1)]  # argmax takes the first of equals: the smallest label


def knn_regress(X_train, y_train, X, k=5, weights="uniform"):
    nearest, w = neighbours(X_train, X, k, weights)
    targets = np.asarray(y_train, dtype=np.float64)[nearest]  # (q, k)
    return (w * targets).sum(axis=1) / w.sum(axis=1)
