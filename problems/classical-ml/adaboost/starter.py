import numpy as np


def fit_stump(X: np.ndarray, y: np.ndarray, w: np.ndarray) -> tuple[int, float, int, float]:
    """The stump with the smallest weighted error: (feature, threshold, sign, error).

    It answers sign where x[feature] > threshold, and -sign elsewhere. X: (n, d). y: (n,), -1 or 1. w: (n,), sums to 1.
    """
    raise NotImplementedError


class AdaBoostClassifier:
    """Discrete AdaBoost with stumps, for the labels -1 and 1.

    n_estimators: the largest number of stumps

    After fit, with T stumps:
        stumps_: a list of tuples (feature, threshold, sign)
        alphas_: (T,)
        weights_: (T + 1, n), the weights of the samples before the first round and after each
    """

    def __init__(self, n_estimators: int = 50) -> None:
        raise NotImplementedError

    def fit(self, X: np.ndarray, y: np.ndarray) -> "AdaBoostClassifier":
        """Learn from X, (n, d), and y, (n,), -1 or 1."""
        raise NotImplementedError

    def decision_function(self, X: np.ndarray) -> np.ndarray:
        """The weighted sum of the stumps, (m,), for the rows of X, (m, d)."""
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """The labels -1 and 1, integers (m,)."""
        raise NotImplementedError
