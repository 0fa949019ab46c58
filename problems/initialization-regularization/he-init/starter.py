import numpy as np


def he_std(shape: tuple[int, ...], mode: str = "fan_in", a: float = 0.0) -> float:
    """Standard deviation of the weights of shape (out, in, *kernel) before a leaky ReLU of negative slope a.

    Raises ValueError for fewer than two axes, or a mode other than "fan_in" and "fan_out".
    """
    raise NotImplementedError


def he_normal(
    shape: tuple[int, ...], rng: np.random.Generator, mode: str = "fan_in", a: float = 0.0
) -> np.ndarray:
    """Draw weights of the given shape from the normal distribution; float64. Raises ValueError as he_std does."""
    raise NotImplementedError


def he_uniform(
    shape: tuple[int, ...], rng: np.random.Generator, mode: str = "fan_in", a: float = 0.0
) -> np.ndarray:
    """Draw weights of the given shape from the uniform distribution; float64. Raises ValueError as he_std does."""
    raise NotImplementedError
