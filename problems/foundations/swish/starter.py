import numpy as np


def swish(x: np.ndarray, beta: float = 1.0) -> np.ndarray:
    """x * sigmoid(beta * x), element by element, without overflow.

    Args:
        x: numbers of size at most 1e4, any shape.
        beta: a number of size at most 100, also 0 or negative.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def swish_grad(x: np.ndarray, beta: float = 1.0) -> np.ndarray:
    """Derivative of swish with respect to x, element by element, without overflow.

    Args:
        x: numbers of size at most 1e4, any shape: the input of swish, not its output.
        beta: a number of size at most 100, also 0 or negative.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError
