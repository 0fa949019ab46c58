import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1.")
    if len(y) != n:
        raise ValueError("X and y must have the same length.")
    if shuffle and rng is None:
        raise ValueError("Shuffling needs a generator.")

    order = rng.permutation(n) if shuffle else np.arange(n)  # (n,), one order for X and y
    end = n - n % batch_size if drop_last else n  # the cut comes after the shuffle
    for start in range(0, end, batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]
