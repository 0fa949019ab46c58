# verdict: wrong_answer
# entry: prelu_grad
# group: example
# lesson: Positive elements do not depend on the slope, but you add g * x of all elements to grad_weight.
import numpy as np


def _slopes(x, weight):
    return np.where(x > 0, 1.0, np.reshape(weight, (1, -1) + (1,) * (x.ndim - 2)))


def prelu(x, weight):
    return x * _slopes(x, weight)


def prelu_grad(x, weight, grad_output):
    axes = (0,) + tuple(range(2, x.ndim))
    return grad_output * _slopes(x, weight), (grad_output * x).sum(axis=axes)
