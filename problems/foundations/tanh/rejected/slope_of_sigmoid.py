# verdict: wrong_answer
# entry: tanh_grad
# group: example
# lesson: y * (1 - y) is the derivative of the sigmoid. For tanh it is 1 - y**2, with its largest value 1 at 0.
import numpy as np


def tanh(x):
    drop = np.expm1(-2.0 * np.abs(x))
    return -np.sign(x) * drop / (2.0 + drop)


def tanh_grad(x):
    y = tanh(x)
    return y * (1.0 - y)


def saturation_share(x, eps):
    return float(np.mean(1.0 - tanh(x) ** 2 < eps)) if np.size(x) else 0.0
