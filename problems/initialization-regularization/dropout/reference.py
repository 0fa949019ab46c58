import numpy as np


def dropout(x, rng, p=0.5, training=True):
    x = np.asarray(x, dtype=np.float64)
    if not 0 <= p <= 1:  # false for NaN too
        raise ValueError("p must be in [0, 1].")
    if not training:
        return x.copy(), np.ones(x.shape, dtype=bool)
    keep = rng.random(x.shape) >= p  # uniform in [0, 1): never below 0, always below 1
    return dropout_backward(x, keep, p), keep  # forward and backward are the same linear map


def dropout_backward(grad_y, keep, p=0.5, training=True):
    grad_y = np.asarray(grad_y, dtype=np.float64)
    if not training:
        return grad_y.copy()
    if p == 1:
        return np.zeros(grad_y.shape)
    return np.where(keep, grad_y / (1 - p), 0.0)
