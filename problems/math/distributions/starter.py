import numpy as np


def log_density(name: str, params: tuple[float, ...], x: np.ndarray) -> np.ndarray:
    """The logarithm of the density, or of the probability, at x.

    name: "bernoulli", "binomial", "poisson", "normal" or "exponential", else ValueError.
    params: (p,), (n, p), (rate,), (mean, standard deviation) or (rate,).
    x: any shape, which is also that of the result.
    """
    raise NotImplementedError


def cdf(name: str, params: tuple[float, ...], x: np.ndarray) -> np.ndarray:
    """The probability of a value of at most x; names, parameters and shapes as above."""
    raise NotImplementedError


def inverse_transform(name: str, params: tuple[float, ...], u: np.ndarray) -> np.ndarray:
    """Draws made of uniform numbers.

    name: as above, but not "normal".
    u: numbers from 0 to below 1, any shape, which is also that of the result.
    """
    raise NotImplementedError
