import numpy as np


def js_divergence(distributions: np.ndarray, weights: np.ndarray | None = None, base: float | None = None) -> float:
    """The weighted mean of the divergences from the mixture.

    distributions: probabilities, shape (m, k), a distribution in each row.
    weights: shape (m,); None means 1 / m each.
    base: base of the logarithm; None means e.
    Raises ValueError if a row, or the weights, are no distribution.
    """
    raise NotImplementedError


def js_distance(distributions: np.ndarray, weights: np.ndarray | None = None, base: float | None = None) -> float:
    """The square root of the divergence; inputs and errors as above."""
    raise NotImplementedError
