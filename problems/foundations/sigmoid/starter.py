import numpy as np


def sigmoid(x: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(-x)), element by element, without overflow.

    Args:
        x: numbers of size at most 1e4, any shape.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def sigmoid_grad(x: np.ndarray) -> np.ndarray:
    """Derivative of the sigmoid at x, element by element, without overflow.

    Args:
        x: numbers of size at most 1e4, any shape: the input of the sigmoid, not its output.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError
