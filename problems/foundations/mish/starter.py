import numpy as np


def mish(x: np.ndarray) -> np.ndarray:
    """x * tanh(softplus(x)), elementwise and stable for |x| up to 1e4.

    x: any shape, 0-d included; float64 or integer.
    Returns float64 values in the shape of x.
    """
    raise NotImplementedError


def mish_grad(x: np.ndarray) -> np.ndarray:
    """The derivative of mish at every element of x; same shapes and range as mish."""
    raise NotImplementedError
