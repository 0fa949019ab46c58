import numpy as np


def softsign(x: np.ndarray) -> np.ndarray:
    """x / (1 + |x|), elementwise.

    x: any shape, 0-d included; float64 or integer, |x| up to 1e100.
    Returns float64 values in the shape of x.
    """
    raise NotImplementedError


def softsign_grad(x: np.ndarray) -> np.ndarray:
    """The derivative of softsign at every element of x, accurate relative to its size; same shapes and range as
    softsign."""
    raise NotImplementedError
