from collections.abc import Callable

import numpy as np


def newton_root(
    f: Callable[[float], float],
    df: Callable[[float], float],
    x0: float,
    tol: float = 1e-10,
    max_iter: int = 50,
) -> float:
    """Return x with |f(x)| <= tol, by damped Newton steps from x0.

    Raises RuntimeError if none is found in max_iter steps, or if no step is possible.
    """
    raise NotImplementedError


def newton_minimize(
    f: Callable[[np.ndarray], float],
    grad: Callable[[np.ndarray], np.ndarray],
    hess: Callable[[np.ndarray], np.ndarray],
    x0: np.ndarray,
    tol: float = 1e-6,
    max_iter: int = 100,
) -> np.ndarray:
    """Return x of shape (d,) with |gradient| <= tol in each component and no Hessian eigenvalue below -1e-6.

    x0: shape (d,), unchanged. f(x) is at most f(x0).
    Raises RuntimeError if no such point is found in max_iter steps.
    """
    raise NotImplementedError
