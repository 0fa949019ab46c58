# verdict: wrong_answer
# entry: prelu_grad
# group: edge
# lesson: At exactly 0 your slope is 1. The statement, like PyTorch, counts 0 to the negative side: compare strictly.
import numpy as np


def _slopes(x, weight):
    return np.where(x > 0, 1.0, np.reshape(weight, (1, -1) + (1,) * (x.ndim - 2)))


def prelu(x, weight):
    return x * _slopes(x, weight)


def prelu_grad(x, weight, grad_output):
    axes = (0,) + tuple(range(2, x.ndim))
    slope = np.where(x >= 0, 1.0, np.reshape(weight, (1, -1) + (1,) * (x.ndim - 2)))
    return grad_output * slope, (grad_output * np.minimum(x, 0.0)).sum(axis=axes)
