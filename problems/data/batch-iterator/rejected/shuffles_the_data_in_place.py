# verdict: wrong_answer
# entry: batch_iterator
# group: example
# lesson: You shuffle X and y themselves, so the caller's arrays come back in another order. Shuffle an array of indices
# and take the rows from it.
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1 or len(y) != n or (shuffle and rng is None):
        raise ValueError("bad arguments")
    if shuffle:
        order = rng.permutation(n)
        X[:], y[:] = X[order], y[order]
    end = n - n % batch_size if drop_last else n
    for start in range(0, end, batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]
