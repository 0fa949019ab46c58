# verdict: wrong_answer
# entry: batch_iterator
# group: example, edge
# lesson: After your shuffle, the rows of X and y no longer belong together. Draw one order and use it for both.
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1 or len(y) != n or (shuffle and rng is None):
        raise ValueError("bad arguments")
    X_order, y_order = (rng.permutation(n), rng.permutation(n)) if shuffle else (np.arange(n), np.arange(n))
    end = n - n % batch_size if drop_last else n
    for start in range(0, end, batch_size):
        yield X[X_order[start : start + batch_size]], y[y_order[start : start + batch_size]]
