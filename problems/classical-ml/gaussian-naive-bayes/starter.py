import numpy as np


def fit(
    X: np.ndarray, y: np.ndarray, var_smoothing: float = 1e-9
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Estimates Gaussian naive Bayes.

    X: shape (n, d), floats or integers. y: integer labels, shape (n,).
    var_smoothing: the share of the largest variance of a feature that is added to all variances.
    Returns (classes, priors, means, variances), of shapes (K,), (K,), (K, d) and (K, d), by the sorted labels.
    Raises ValueError if there are no samples, or not one label for each.
    """
    raise NotImplementedError


def predict_log_proba(X: np.ndarray, priors: np.ndarray, means: np.ndarray, variances: np.ndarray) -> np.ndarray:
    """The logarithm of the probability of each class for each sample.

    X: shape (n, d). priors: shape (K,). means, variances: shape (K, d).
    Returns floats of shape (n, K). Raises ValueError if a variance is not positive.
    """
    raise NotImplementedError
