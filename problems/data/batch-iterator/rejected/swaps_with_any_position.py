# verdict: wrong_answer
# entry: batch_iterator
# group: edge
# lesson: Swapping each position with any other one does not make all orders equally likely: n to the n outcomes cannot
# fall evenly on n! orders. Swap it with itself or a position that is still to come.
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1 or len(y) != n or (shuffle and rng is None):
        raise ValueError("bad arguments")
    order = np.arange(n)
    if shuffle and n:
        for i, j in enumerate(rng.integers(0, n, size=n)):
            order[i], order[j] = order[j], order[i]
    end = n - n % batch_size if drop_last else n
    for start in range(0, end, batch_size):
        rows = order[start : min(start + batch_size, end)]
        yield X[rows], y[rows]
