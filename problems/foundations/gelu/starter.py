import math  # math.erf is allowed

import numpy as np


def gelu(x: np.ndarray) -> np.ndarray:
    """x times the standard normal distribution function at x, element by element: the exact GELU.

    Args:
        x: numbers of size at most 1e4, any shape.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError


def gelu_tanh(x: np.ndarray) -> np.ndarray:
    """The tanh approximation of GELU, element by element.

    Args:
        x: numbers of size at most 1e4, any shape.

    Returns:
        float64 array of the shape of x.
    """
    raise NotImplementedError
