# verdict: wrong_answer
# entry: dropout
# group: edge
# lesson: You draw one number for each row and drop rows as a whole. Every element needs a draw of its own, so draw an
# array of the shape of x.
import numpy as np


def dropout(x, rng, p=0.5, training=True):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1].")
    x = np.asarray(x, dtype=np.float64)
    if not training:
        return x.copy(), np.ones(x.shape, dtype=bool)
    keep = np.broadcast_to(rng.random((len(x),) + (1,) * (x.ndim - 1)) >= p, x.shape)
    if p == 1:
        return np.zeros(x.shape), keep
    return np.where(keep, x / (1 - p), 0.0), keep


def dropout_backward(grad_y, keep, p=0.5, training=True):
    grad_y = np.asarray(grad_y, dtype=np.float64)
    if not training:
        return grad_y.copy()
    if p == 1:
        return np.zeros(grad_y.shape)
    return np.where(keep, grad_y / (1 - p), 0.0)
