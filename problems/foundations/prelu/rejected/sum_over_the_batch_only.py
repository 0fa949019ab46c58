# verdict: wrong_answer
# entry: prelu_grad
# group: edge, shape
# lesson: You sum grad_weight over the batch alone. A slope is shared along every axis but axis 1.
import numpy as np


def _slopes(x, weight):
    return np.where(x > 0, 1.0, np.reshape(weight, (1, -1) + (1,) * (x.ndim - 2)))


def prelu(x, weight):
    return x * _slopes(x, weight)


def prelu_grad(x, weight, grad_output):
    return grad_output * _slopes(x, weight), (grad_output * np.minimum(x, 0.0)).sum(axis=0)
