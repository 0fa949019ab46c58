# style: a Python loop with one draw for each element
import numpy as np


def dropout(x, rng, p=0.5, training=True):
    if not (p >= 0 and p <= 1):
        raise ValueError("p")
    y, keep = np.zeros(np.shape(x)), np.ones(np.shape(x), dtype=bool)
    for index in np.ndindex(np.shape(x)):
        if training and rng.uniform() < p:
            keep[index] = False
        else:
            y[index] = x[index] / (1 - p) if training else x[index]
    return y, keep


def dropout_backward(grad_y, keep, p=0.5, training=True):
    out = np.zeros(np.shape(grad_y))
    for index in np.ndindex(np.shape(grad_y)):
        if not training:
            out[index] = grad_y[index]
        elif keep[index]:
            out[index] = grad_y[index] / (1 - p)
    return out
