# verdict: wrong_answer
# entry: dropout_backward
# group: example
# lesson: Your backward masks the gradient but does not scale it. The forward multiplies what it keeps by 1 / (1 - p),
# so its derivative has that factor too.
import numpy as np


def dropout(x, rng, p=0.5, training=True):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1].")
    x = np.asarray(x, dtype=np.float64)
    if not training:
        return x.copy(), np.ones(x.shape, dtype=bool)
    keep = rng.random(x.shape) >= p
    if p == 1:
        return np.zeros(x.shape), keep
    return np.where(keep, x / (1 - p), 0.0), keep


def dropout_backward(grad_y, keep, p=0.5, training=True):
    grad_y = np.asarray(grad_y, dtype=np.float64)
    if not training:
        return grad_y.copy()
    if p == 1:
        return np.zeros(grad_y.shape)
    return np.where(keep, grad_y, 0.0)
