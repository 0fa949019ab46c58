import numpy as np


def soft_threshold(z: np.ndarray, gamma: float) -> np.ndarray:
    """Move every element of z towards zero by gamma, and stop at zero.

    Args:
        z: any shape, float64 or integers.
        gamma: the threshold, zero or more.

    Returns:
        A float64 array of the shape of z.
    """
    raise NotImplementedError


def lasso_fit(
    X: np.ndarray, y: np.ndarray, alpha: float = 1.0, fit_intercept: bool = True, tol: float = 1e-8
) -> tuple[np.ndarray, float]:
    """Fit a linear model with an L1 penalty on the weights, by coordinate descent.

    Args:
        X: inputs, (n, d), float64 or integers.
        y: targets, (n,), float64 or integers.
        alpha: strength of the penalty, above zero.
        fit_intercept: whether there is an intercept, which is not penalised; otherwise it is 0.
        tol: largest violation of the conditions of the minimum that may remain.

    Returns:
        (w, b): weights (d,), float64, and the intercept, a float.
    """
    raise NotImplementedError
