# verdict: wrong_answer
# entry: tanh
# group: example
# lesson: tanh(x) is 2 * sigmoid(2x) - 1. Without the 2 inside you get tanh(x / 2).
import numpy as np


def tanh(x):
    drop = np.expm1(-np.abs(x))
    return -np.sign(x) * drop / (2.0 + drop)


def tanh_grad(x):
    return 1.0 - tanh(x) ** 2


def saturation_share(x, eps):
    return float(np.mean(tanh_grad(x) < eps)) if np.size(x) else 0.0

