# verdict: wrong_answer
# entry: batch_iterator
# group: edge
# lesson: You cut off the incomplete batch before you shuffle, so the same last samples are never seen in any epoch.
# Shuffle all samples first.
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1 or len(y) != n or (shuffle and rng is None):
        raise ValueError("bad arguments")
    end = n - n % batch_size if drop_last else n
    order = rng.permutation(end) if shuffle else np.arange(end)
    for start in range(0, end, batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]
