# verdict: wrong_answer
# entry: elu
# group: example
# lesson: You compute alpha * exp(x) - 1. alpha multiplies the whole difference, or elu(0) would not be 0.
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0.0)) - 1.0)


def elu_grad(x, alpha=1.0):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0.0)))

