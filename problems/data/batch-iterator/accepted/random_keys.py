# style: sorts by random keys, shuffles copies of the data and yields views of them
import numpy as np


def batch_iterator(X, y, batch_size, shuffle=False, drop_last=False, rng=None):
    if batch_size < 1:
        raise ValueError("batch_size")
    if X.shape[0] != y.shape[0]:
        raise ValueError("lengths")
    if shuffle:
        if rng is None:
            raise ValueError("rng")
        order = np.argsort(rng.random(len(X)))
        X, y = X[order], y[order]
    i = 0
    while i < len(X):
        if i + batch_size > len(X) and drop_last:
            return
        yield X[i : i + batch_size], y[i : i + batch_size]
        i += batch_size
