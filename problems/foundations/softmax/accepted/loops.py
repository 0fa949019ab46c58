# style: plain Python floats, one slice at a time
import math

import numpy as np


def _one(row):
    top = max(row)
    weights = [math.exp(v - top) for v in row]
    total = sum(weights)
    return [w / total for w in weights]


def _along(x, axis):
    x = np.asarray(x, dtype=float)
    if x.ndim == 0:
        raise ValueError("no axis")
    return np.moveaxis(x, axis, -1)


def softmax(x, axis=-1):
    moved = _along(x, axis)
    out = np.empty(moved.shape)
    for index in np.ndindex(moved.shape[:-1]):
        out[index] = _one(moved[index].tolist())
    return np.moveaxis(out, -1, axis)


def softmax_vjp(x, grad_output, axis=-1):
    moved = _along(x, axis)
    grads = _along(grad_output, axis)
    out = np.empty(moved.shape)
    for index in np.ndindex(moved.shape[:-1]):
        p = _one(moved[index].tolist())
        g = grads[index].tolist()
        n = len(p)
        out[index] = [sum(g[j] * p[j] * ((1.0 if i == j else 0.0) - p[i]) for j in range(n)) for i in range(n)]
    return np.moveaxis(out, -1, axis)
