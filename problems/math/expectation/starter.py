from collections.abc import Callable

import numpy as np


def expectation(
    joint: np.ndarray, values: np.ndarray, g: Callable[[float], float] | None = None
) -> tuple[float, float, np.ndarray, float]:
    """Mean and variance of Z = g(X), and what a group Y tells of it.

    joint: P(Y = i, X = x_j), shape (m, k); ValueError if it is no distribution.
    values: the x_j, shape (k,).
    g: takes one float and returns one; None means Z = X.
    Returns (E[Z], Var(Z), E[Z | Y = i] of shape (m,), Var(E[Z | Y])).
    """
    raise NotImplementedError


def monte_carlo(sample: np.ndarray, g: Callable[[float], float], target: float) -> tuple[float, float, int]:
    """An estimate of E[g(X)], its standard error, and how many draws bring the error to the target.

    sample: independent draws of X, shape (n,); ValueError for fewer than two.
    g: takes one float and returns one.
    target: the standard error that is wanted, above 0.
    """
    raise NotImplementedError
