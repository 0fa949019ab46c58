import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)  # the sign of an unsigned integer can not be turned
    # tanh|x| = (1 - t) / (1 + t) with t = exp(-2|x|); expm1 gives t - 1 without cancellation
    drop = np.expm1(-2.0 * np.abs(x))  # (...), in (-1, 0]
    return -np.sign(x) * drop / (2.0 + drop)  # tanh is odd


def tanh_grad(x):
    y = tanh(x)  # (...)
    return 1.0 - y * y


def saturation_share(x, eps):
    if np.size(x) == 0:
        return 0.0
    return np.mean(tanh_grad(x) < eps)
