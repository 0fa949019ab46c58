# style: each degree from blocks of the one before; powers from the same recursion on rows of exponents
import numpy as np


def expand(one, columns, times, degree, interaction_only, include_bias):
    if degree < 0 or (degree == 0 and not include_bias):
        raise ValueError
    made = [one] if include_bias else []
    block = [(j, column) for j, column in enumerate(columns)]
    for k in range(1, degree + 1):
        made += [value for _, value in block]
        if k < degree:
            block = [
                (j, times(column, value))
                for j, column in enumerate(columns)
                for first, value in block
                if first > j or (first == j and not interaction_only)
            ]
    return made


def polynomial_powers(d, degree=2, interaction_only=False, include_bias=True):
    unit = [[int(i == j) for i in range(d)] for j in range(d)]
    add = lambda a, b: [x + y for x, y in zip(a, b)]  # noqa: E731
    return expand([0] * d, unit, add, degree, interaction_only, include_bias)


def polynomial_features(X, degree=2, interaction_only=False, include_bias=True):
    X = np.array(X, dtype=float)
    made = expand(np.ones(len(X)), list(X.T), np.multiply, degree, interaction_only, include_bias)
    return np.stack(made, axis=1)
