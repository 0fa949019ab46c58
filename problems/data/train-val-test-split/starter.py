import numpy as np


def split_sizes(n: int, weights: tuple[int, int, int]) -> tuple[int, int, int]:
    """Sizes of the training, validation and test parts of n samples, by largest remainder.

    Raises ValueError if n or a weight is negative, or all weights are 0.
    """
    raise NotImplementedError


def train_val_test_split(
    n: int, weights: tuple[int, int, int], rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A random split of the indices 0, ..., n - 1 into (train, val, test), three integer arrays of those sizes."""
    raise NotImplementedError
