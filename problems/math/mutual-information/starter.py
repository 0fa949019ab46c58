import numpy as np


def mutual_information(joint: np.ndarray, base: float | None = None) -> tuple[float, float]:
    """Mutual information of rows and columns, and the normalised one.

    joint: counts or probabilities, shape (r, c); ValueError if one is negative or NaN, or if their sum is 0.
    base: base of the logarithm; None means e.
    """
    raise NotImplementedError


def information_gain(X: np.ndarray, y: np.ndarray, base: float | None = None) -> tuple[np.ndarray, np.ndarray]:
    """What each feature tells of the label, and the normalised mutual information of the two.

    X: integers, shape (n, d), a feature in each column.
    y: integer labels, shape (n,).
    base: base of the logarithm; None means e.
    Returns (gains, normalised), both of shape (d,). ValueError if n is 0 or differs.
    """
    raise NotImplementedError
