# verdict: wrong_answer
# entry: dropout
# group: example
# lesson: You leave the survivors as they are in training and multiply by 1 - p at evaluation. That is the
# original form: the inverted one divides in training, and evaluation changes nothing.
import numpy as np


def dropout(x, rng, p=0.5, training=True):
    if not 0 <= p <= 1:
        raise ValueError("p must be in [0, 1].")
    x = np.asarray(x, dtype=np.float64)
    if not training:
        return x * (1 - p), np.ones(x.shape, dtype=bool)
    keep = rng.random(x.shape) >= p
    if p == 1:
        return np.zeros(x.shape), keep
    return np.where(keep, x, 0.0), keep


def dropout_backward(grad_y, keep, p=0.5, training=True):
    grad_y = np.asarray(grad_y, dtype=np.float64)
    if not training:
        return grad_y.copy()
    if p == 1:
        return np.zeros(grad_y.shape)
    return np.where(keep, grad_y / (1 - p), 0.0)
