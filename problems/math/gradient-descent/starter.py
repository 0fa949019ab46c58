from collections.abc import Callable

import numpy as np


def gradient_descent(
    f: Callable[[np.ndarray], float],
    grad: Callable[[np.ndarray], np.ndarray],
    x0: np.ndarray,
    step: float = 1.0,
    shrink: float = 0.5,
    c: float = 1e-4,
    tol: float = 1e-5,
    max_iter: int = 100,
) -> tuple[np.ndarray, str]:
    """Descend from x0 of shape (d,) with backtracking.

    Returns the points visited, shape (k + 1, d), and "converged", "max_iter" or "line_search".
    """
    raise NotImplementedError
