# verdict: wrong_answer
# entry: polynomial_powers
# group: example
# lesson: You append the constant at the end. It has the lowest degree, and comes first.
from itertools import chain, combinations, combinations_with_replacement

import numpy as np


def monomials(d, degree, interaction_only, include_bias):
    """The monomials as tuples of the features that are multiplied: (), (0,), (1,), (0, 0), (0, 1), ..."""
    if degree < 0 or (degree == 0 and not include_bias):
        raise ValueError("degree must not be negative, and with degree 0 the bias is all there is.")
    choose = combinations if interaction_only else combinations_with_replacement
    degrees = range(0 if include_bias else 1, degree + 1)
    words = list(chain.from_iterable(choose(range(d), k) for k in degrees))
    return words[1:] + words[:1] if include_bias else words


def polynomial_powers(d, degree=2, interaction_only=False, include_bias=True):
    chosen = monomials(d, degree, interaction_only, include_bias)
    return np.array([[features.count(j) for j in range(d)] for features in chosen])  # (m, d)


def polynomial_features(X, degree=2, interaction_only=False, include_bias=True):
    n, d = X.shape
    chosen = monomials(d, degree, interaction_only, include_bias)
    out = np.ones((n, len(chosen)))  # float64: integers are converted as they are multiplied into it
    for column, features in enumerate(chosen):
        for j in features:
            out[:, column] *= X[:, j]
    return out
