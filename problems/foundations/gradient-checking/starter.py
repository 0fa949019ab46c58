from collections.abc import Callable

import numpy as np


def numerical_gradient(f: Callable[[np.ndarray], float], x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Central difference of f in every element of x.

    f: takes a float64 array of the shape of x and returns a float.
    x: any shape, 0-d included; float64 or integer; possibly read-only. It must not be changed.
    Returns a float64 array of the shape of x.
    """
    raise NotImplementedError


def relative_error(a: np.ndarray, b: np.ndarray) -> float:
    """||a - b|| / (||a|| + ||b||) over all elements; 0.0 when both norms are 0.

    a, b: arrays of the same shape, any shape.
    Raises ValueError when the shapes differ.
    """
    raise NotImplementedError
