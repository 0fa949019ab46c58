import numpy as np


def dropout(x, rng, p=0.5, training=True):
    x = np.asarray(x, dtype=np.float64)
    if not 0 <= p <= 1:  # false for NaN too
        raise ValueError("p must be in [0, 1].")
    if not training:
        return x, np.ones(x.shape, dtype=bool)
    # A uniform draw in [0, 1) is never below 0 and always below 1.
    # mutant-ok: >=->>: they differ only where a draw equals p, one time in 2^53.
    keep = rng.random(x.shape) >= p
    return dropout_backward(x, keep, p), keep  # forward and backward are the same linear map


def dropout_backward(grad_y, keep, p=0.5, training=True):
    grad_y = np.asarray(grad_y, dtype=np.float64)
    if not training:
        return grad_y
    return np.divide(grad_y, 1 - p, out=np.zeros(grad_y.shape), where=keep)  # divides only where kept: p may be 1
