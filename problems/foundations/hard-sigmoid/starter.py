import numpy as np


def hard_sigmoid(x: np.ndarray) -> np.ndarray:
    """relu6(x + 3) / 6, element by element.

    Args:
        x: finite numbers, any shape.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def hard_sigmoid_grad(x: np.ndarray) -> np.ndarray:
    """Derivative of hard_sigmoid at x, element by element; 0 at both kinks.

    Args:
        x: finite numbers, any shape: the input of hard_sigmoid, not its output.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError
