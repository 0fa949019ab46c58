import numpy as np


def leaky_relu(x: np.ndarray, negative_slope: float = 0.01) -> np.ndarray:
    """x where x is positive, negative_slope * x elsewhere.

    Args:
        x: finite numbers, any shape.
        negative_slope: any finite number, also above 1 or negative.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def leaky_relu_grad(x: np.ndarray, negative_slope: float = 0.01) -> np.ndarray:
    """Derivative of leaky_relu at x, element by element; negative_slope at the kink.

    Args:
        x: finite numbers, any shape: the input of leaky_relu, not its output.
        negative_slope: any finite number.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError
