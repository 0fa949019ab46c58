# verdict: wrong_answer
# entry: batch_iterator
# group: edge
# lesson: You shuffle the order of the batches, but the samples of a batch are always neighbours in the data. Permute
# the samples before you cut.
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    n = len(X)
    if batch_size < 1 or len(y) != n or (shuffle and rng is None):
        raise ValueError("bad arguments")
    starts = list(range(0, n, batch_size))
    tail = starts.pop() if starts and n % batch_size else None
    if shuffle:
        rng.shuffle(starts)
    for start in starts:
        yield X[start : start + batch_size], y[start : start + batch_size]
    if tail is not None and not drop_last:
        yield X[tail:], y[tail:]
