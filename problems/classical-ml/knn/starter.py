import numpy as np


def knn_classify(
    X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int = 5, weights: str = "uniform"
) -> np.ndarray:
    """The label that the k nearest training samples vote for, for each row of X.

    X_train: shape (n, d). y_train: integer labels, shape (n,). X: shape (q, d).
    weights: "uniform" or "distance". Returns labels of shape (q,). Raises ValueError unless 1 <= k <= n.
    """
    raise NotImplementedError


def knn_regress(
    X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int = 5, weights: str = "uniform"
) -> np.ndarray:
    """The weighted mean target of the k nearest training samples, for each row of X.

    y_train: numbers, shape (n,); all else as above. Returns floats of shape (q,).
    """
    raise NotImplementedError
