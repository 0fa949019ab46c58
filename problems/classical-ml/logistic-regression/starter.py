import numpy as np


def logistic_fit(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float, float]:
    """Fit a logistic regression with an L2 penalty on the weights, to convergence.

    Args:
        X: inputs, (n, d), float64 or integers.
        y: labels, (n,), 0 or 1, integers or booleans; both occur.
        lam: strength of the penalty, above zero.

    Returns:
        (w, b, objective): weights (d,), float64, the intercept, and the objective at this minimum.

    Raises:
        ValueError: only one of the two labels occurs.
    """
    raise NotImplementedError
