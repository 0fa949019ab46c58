# verdict: wrong_answer
# entry: saturation_share
# group: example
# lesson: You ask whether the output is small. A saturated unit is one whose slope is small: its output is near 1 or -1.
import numpy as np


def tanh(x):
    drop = np.expm1(-2.0 * np.abs(x))
    return -np.sign(x) * drop / (2.0 + drop)


def tanh_grad(x):
    return 1.0 - tanh(x) ** 2


def saturation_share(x, eps):
    return float(np.mean(np.abs(tanh(x)) < eps)) if np.size(x) else 0.0
