import numpy as np


def xavier_uniform(shape: tuple[int, ...], rng: np.random.Generator, gain: float = 1.0) -> np.ndarray:
    """Draw weights of shape (out, in, *kernel) from the uniform distribution, with Xavier's variance.

    Returns a float64 array of that shape. Raises ValueError for fewer than two axes.
    """
    raise NotImplementedError


def xavier_normal(shape: tuple[int, ...], rng: np.random.Generator, gain: float = 1.0) -> np.ndarray:
    """Draw weights of shape (out, in, *kernel) from the normal distribution, with Xavier's variance.

    Returns a float64 array of that shape. Raises ValueError for fewer than two axes.
    """
    raise NotImplementedError
