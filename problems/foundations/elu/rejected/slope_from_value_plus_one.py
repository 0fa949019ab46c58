# verdict: wrong_answer
# entry: elu_grad
# group: example
# lesson: On the negative side the slope is elu(x) + alpha. You add 1, which is right only for alpha = 1.
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))


def elu_grad(x, alpha=1.0):
    return np.where(x > 0, 1.0, elu(x, alpha) + 1.0)
