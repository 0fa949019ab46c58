from collections.abc import Callable

import numpy as np


def numerical_hessian(f: Callable[[np.ndarray], float], x: np.ndarray) -> np.ndarray:
    """The Hessian of f at x of shape (n,), by central differences of values. Shape (n, n)."""
    raise NotImplementedError


def hessian_vector_product(grad: Callable[[np.ndarray], np.ndarray], x: np.ndarray, v: np.ndarray) -> np.ndarray:
    """The Hessian at x times v, from at most four calls of grad. x, v: shape (n,)."""
    raise NotImplementedError


def classify_critical_point(H: np.ndarray, tol: float = 1e-8) -> str:
    """Return "minimum", "maximum", "saddle" or "degenerate". H: shape (n, n), symmetric."""
    raise NotImplementedError
