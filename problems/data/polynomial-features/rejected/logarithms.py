# verdict: wrong_answer
# entry: polynomial_features
# group: example
# lesson: You add up logarithms, which exist for positive numbers alone. Multiply the features, or raise them to powers.
from itertools import chain, combinations, combinations_with_replacement

import numpy as np


def monomials(d, degree, interaction_only, include_bias):
    """The monomials as tuples of the features that are multiplied: (), (0,), (1,), (0, 0), (0, 1), ..."""
    if degree < 0 or (degree == 0 and not include_bias):
        raise ValueError("degree must not be negative, and with degree 0 the bias is all there is.")
    choose = combinations if interaction_only else combinations_with_replacement
    degrees = range(0 if include_bias else 1, degree + 1)
    return list(chain.from_iterable(choose(range(d), k) for k in degrees))


def polynomial_powers(d, degree=2, interaction_only=False, include_bias=True):
    chosen = monomials(d, degree, interaction_only, include_bias)
    return np.array([[features.count(j) for j in range(d)] for features in chosen])  # (m, d)


def polynomial_features(X, degree=2, interaction_only=False, include_bias=True):
    n, d = X.shape
    chosen = monomials(d, degree, interaction_only, include_bias)
    powers = np.array([[features.count(j) for j in range(d)] for features in chosen], dtype=np.float64)  # (m, d)
    with np.errstate(all="ignore"):
        logarithms = np.log(X.astype(np.float64))  # (n, d)
        return np.exp(np.where(powers > 0, powers * logarithms[:, None], 0.0).sum(axis=2))
