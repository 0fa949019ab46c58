# verdict: wrong_answer
# entry: batch_iterator
# group: example, edge
# lesson: You shuffle X and leave y as it was, so rows lose their labels. Take rows of both arrays by the same order.
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1 or len(y) != n or (shuffle and rng is None):
        raise ValueError("bad arguments")
    order = rng.permutation(n) if shuffle else np.arange(n)
    end = n - n % batch_size if drop_last else n
    for start in range(0, end, batch_size):
        yield X[order[start : start + batch_size]], y[start : min(start + batch_size, end)]
