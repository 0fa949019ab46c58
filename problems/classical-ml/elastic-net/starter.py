import numpy as np


def elastic_net_fit(
    X: np.ndarray,
    y: np.ndarray,
    alpha: float = 1.0,
    l1_ratio: float = 0.5,
    fit_intercept: bool = True,
    tol: float = 1e-8,
) -> tuple[np.ndarray, float]:
    """Fit a linear model with an L1 and an L2 penalty on the weights, by coordinate descent.

    Args:
        X: inputs, (n, d), float64 or integers.
        y: targets, (n,), float64 or integers.
        alpha: strength of the penalty, above zero.
        l1_ratio: share of the L1 penalty, from 0 (ridge) to 1 (lasso).
        fit_intercept: whether there is an intercept, which is not penalised; otherwise it is 0.
        tol: largest violation of the conditions of the minimum that may remain.

    Returns:
        (w, b): weights (d,), float64, and the intercept, a float.
    """
    raise NotImplementedError
