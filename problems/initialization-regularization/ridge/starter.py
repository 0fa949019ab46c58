import numpy as np


def ridge_fit(X: np.ndarray, y: np.ndarray, alpha: float = 1.0, fit_intercept: bool = True) -> tuple[np.ndarray, float]:
    """Fit a linear model with an L2 penalty on the weights, in closed form.

    Args:
        X: inputs, (n, d), float64 or integers.
        y: targets, (n,), float64 or integers.
        alpha: strength of the penalty, above zero.
        fit_intercept: whether there is an intercept, which is not penalised; otherwise it is 0.

    Returns:
        (w, b): weights (d,), float64, and the intercept, a float.
    """
    raise NotImplementedError
