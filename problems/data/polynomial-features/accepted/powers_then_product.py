# style: recursive words, exponents first, values by broadcast powers
import numpy as np


def words(d, length, first, step):
    if length == 0:
        return [[]]
    return [[j] + rest for j in range(first, d) for rest in words(d, length - 1, j + step, step)]


def polynomial_powers(d, degree=2, interaction_only=False, include_bias=True):
    if degree < 0 or degree + include_bias < 1:
        raise ValueError("degree")
    rows = []
    for length in range(1 - include_bias, degree + 1):
        for word in words(d, length, 0, int(interaction_only)):
            rows.append(np.bincount(np.array(word, dtype=int), minlength=d))
    return np.array(rows)


def polynomial_features(X, degree=2, interaction_only=False, include_bias=True):
    X = np.array(X, dtype=float)
    powers = polynomial_powers(X.shape[1], degree, interaction_only, include_bias)
    return np.prod(X[:, None, :] ** powers[None], axis=2)
