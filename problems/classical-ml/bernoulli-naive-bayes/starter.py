import numpy as np


def fit(X: np.ndarray, y: np.ndarray, alpha: float = 1.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Estimates Bernoulli naive Bayes.

    X: 0 and 1, shape (n, d). y: integer labels, shape (n,). alpha: the smoothing.
    Returns (classes, priors, theta), of shapes (K,), (K,) and (K, d), by the sorted labels.
    Raises ValueError if alpha is not above 0, there are no samples, or not one label for each.
    """
    raise NotImplementedError


def predict_log_proba(X: np.ndarray, priors: np.ndarray, theta: np.ndarray) -> np.ndarray:
    """The logarithm of the probability of each class for each sample.

    X: 0 and 1, shape (n, d). priors: shape (K,). theta: the probability of each feature, shape (K, d).
    Returns floats of shape (n, K).
    """
    raise NotImplementedError
