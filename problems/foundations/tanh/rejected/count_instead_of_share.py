# verdict: wrong_answer
# entry: saturation_share
# group: example
# lesson: You count the saturated elements. The share is that count divided by the number of elements.
import numpy as np


def tanh(x):
    drop = np.expm1(-2.0 * np.abs(x))
    return -np.sign(x) * drop / (2.0 + drop)


def tanh_grad(x):
    return 1.0 - tanh(x) ** 2


def saturation_share(x, eps):
    return float(np.sum(tanh_grad(x) < eps))
