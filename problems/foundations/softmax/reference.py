import numpy as np


def softmax(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError("softmax needs at least one axis.")
    x = np.asarray(x, dtype=np.float64)  # differences of unsigned integers would wrap around
    shifted = x - np.max(x, axis=axis, keepdims=True)  # (..., n, ...): the largest logit of each slice is now 0
    weights = np.exp(shifted)  # in [0, 1], with a 1 in each slice: the sum below is at least 1
    return weights / weights.sum(axis=axis, keepdims=True)


def softmax_vjp(x, grad_output, axis=-1):
    p = softmax(x, axis)
    mean_grad = (grad_output * p).sum(axis=axis, keepdims=True)  # (..., 1, ...): E_p[g]
    return p * (grad_output - mean_grad)
