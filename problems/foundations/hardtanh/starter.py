import numpy as np


def hardtanh(x: np.ndarray, min_val: float = -1.0, max_val: float = 1.0) -> np.ndarray:
    """x bounded between min_val and max_val, element by element.

    Args:
        x: finite numbers, any shape.
        min_val: lower bound.
        max_val: upper bound, above min_val.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def hardtanh_grad(x: np.ndarray, min_val: float = -1.0, max_val: float = 1.0) -> np.ndarray:
    """Derivative of hardtanh at x, element by element; 0 at both bounds.

    Args:
        x: finite numbers, any shape: the input of hardtanh, not its output.
        min_val: lower bound.
        max_val: upper bound, above min_val.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError
