# verdict: wrong_answer
# entry: batch_iterator
# group: example
# lesson: You make only n // batch_size batches, whatever drop_last says. Without drop_last the samples that are left
# form a last, smaller batch.
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1 or len(y) != n or (shuffle and rng is None):
        raise ValueError("bad arguments")
    order = rng.permutation(n) if shuffle else np.arange(n)
    for k in range(n // batch_size):
        rows = order[k * batch_size : (k + 1) * batch_size]
        yield X[rows], y[rows]
