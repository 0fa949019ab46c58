import numpy as np


def elu(x: np.ndarray, alpha: float = 1.0) -> np.ndarray:
    """x where x is positive, alpha * (exp(x) - 1) elsewhere; without overflow.

    Args:
        x: numbers of size at most 1e300, any shape.
        alpha: positive; elu tends to -alpha far below.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def elu_grad(x: np.ndarray, alpha: float = 1.0) -> np.ndarray:
    """Derivative of elu at x, element by element; alpha at x = 0.

    Args:
        x: numbers of size at most 1e300, any shape: the input of elu, not its output.
        alpha: positive.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError
