# verdict: wrong_answer
# entry: batch_iterator
# group: example, edge
# lesson: You draw the samples of each batch independently, so some come twice in an epoch and others not at all. Draw
# one permutation and cut it into pieces.
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1 or len(y) != n or (shuffle and rng is None):
        raise ValueError("bad arguments")
    end = n - n % batch_size if drop_last else n
    for start in range(0, end, batch_size):
        stop = min(start + batch_size, end)
        rows = rng.integers(0, n, size=stop - start) if shuffle else np.arange(start, stop)
        yield X[rows], y[rows]
