# verdict: wrong_answer
# entry: elu_grad
# group: edge
# lesson: At exactly 0 your slope is 1. The statement, like PyTorch, puts 0 on the exponential side, where the slope is
# alpha.
import numpy as np


def elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0.0)))


def elu_grad(x, alpha=1.0):
    return np.where(x >= 0, 1.0, alpha * np.exp(np.minimum(x, 0.0)))
