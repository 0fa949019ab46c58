import numpy as np


def polynomial_powers(d: int, degree: int = 2, interaction_only: bool = False, include_bias: bool = True) -> np.ndarray:
    """The exponents of all monomials in d features, an integer array of shape (m, d): one row for each monomial.

    Raises ValueError if degree < 0, or degree is 0 without the bias.
    """
    raise NotImplementedError


def polynomial_features(
    X: np.ndarray, degree: int = 2, interaction_only: bool = False, include_bias: bool = True
) -> np.ndarray:
    """The values of these monomials for each row of X, shape (n, d): a float64 array of shape (n, m)."""
    raise NotImplementedError
