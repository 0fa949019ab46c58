# verdict: wrong_answer
# entry: prelu
# group: edge
# lesson: You broadcast the slopes along the last axis. Channels are axis 1: give weight an axis for each one after it.
import numpy as np


def _slopes(x, weight):
    return np.where(x > 0, 1.0, np.reshape(weight, (1, -1) + (1,) * (x.ndim - 2)))


def prelu(x, weight):
    return np.where(x > 0, x, weight * x)


def prelu_grad(x, weight, grad_output):
    axes = (0,) + tuple(range(2, x.ndim))
    return grad_output * _slopes(x, weight), (grad_output * np.minimum(x, 0.0)).sum(axis=axes)

