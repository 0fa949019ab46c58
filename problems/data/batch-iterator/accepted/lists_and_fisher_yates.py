# style: a list of batches, built with a hand-written Fisher-Yates shuffle of a list of indices
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    if batch_size <= 0 or len(X) != len(y) or (shuffle and rng is None):
        raise ValueError("bad arguments")
    indices = list(range(len(X)))
    if shuffle:
        for i in range(len(indices) - 1, 0, -1):
            j = int(rng.integers(0, i + 1))
            indices[i], indices[j] = indices[j], indices[i]
    batches = []
    while indices:
        head, indices = indices[:batch_size], indices[batch_size:]
        if drop_last and len(head) < batch_size:
            continue
        batches.append((np.array([X[i] for i in head], dtype=X.dtype), np.array([y[i] for i in head], dtype=y.dtype)))
    return batches
