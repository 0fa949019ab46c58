import numpy as np


def tanh(x: np.ndarray) -> np.ndarray:
    """Hyperbolic tangent from exponentials, element by element: no overflow, and six right digits for tiny x.

    Args:
        x: numbers of size at most 1e4, any shape.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def tanh_grad(x: np.ndarray) -> np.ndarray:
    """Derivative of tanh at x, element by element.

    Args:
        x: numbers of size at most 1e4, any shape: the input of tanh, not its output.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def saturation_share(x: np.ndarray, eps: float) -> float:
    """Share of the elements of x at which the slope of tanh is strictly below eps.

    Args:
        x: numbers of size at most 1e4, any shape.
        eps: threshold in [1e-6, 1].

    Returns:
        A float in [0, 1]; 0 for an empty x.
    """
    raise NotImplementedError
