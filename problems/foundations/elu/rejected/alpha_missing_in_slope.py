# verdict: wrong_answer
# entry: elu_grad
# group: example
# lesson: Your slope lacks alpha: the derivative of alpha * (exp(x) - 1) is alpha * exp(x).
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))


def elu_grad(x, alpha=1.0):
    return np.where(x > 0, 1.0, np.exp(np.minimum(x, 0.0)))
