import numpy as np


def relu(x: np.ndarray) -> np.ndarray:
    """max(0, x), element by element.

    Args:
        x: finite numbers, any shape.

    Returns:
        float64 array of the shape of x; x itself stays unchanged.
    """
    raise NotImplementedError


def relu_grad(x: np.ndarray) -> np.ndarray:
    """Derivative of relu at x, element by element; 0 at the kink.

    Args:
        x: finite numbers, any shape: the input of relu, not its output.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError
