import numpy as np


def along_channels(weight, ndim):
    return weight.reshape(len(weight), *[1] * (ndim - 2))  # (C, 1, ..., 1): lines up with axis 1 of (N, C, ...)


def prelu(x, weight):
    # mutant-ok: >->>=: x = 0 times any slope is 0
    return x * np.where(x > 0, 1.0, along_channels(weight, x.ndim))  # (N, C, ...)


def prelu_grad(x, weight, grad_output):
    slope = np.where(x > 0, 1.0, along_channels(weight, x.ndim))  # (N, C, ...)
    all_but_channels = (0, *range(2, x.ndim))  # a slope is shared along these, so its gradient sums over them
    grad_weight = (grad_output * np.minimum(x, 0.0)).sum(axis=all_but_channels)  # (C,)
    return grad_output * slope, grad_weight
