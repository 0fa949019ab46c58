# verdict: wrong_answer
# entry: prelu_grad
# group: example
# lesson: You average the contributions to a slope over the batch. A shared parameter collects their sum.
import numpy as np


def _slopes(x, weight):
    return np.where(x > 0, 1.0, np.reshape(weight, (1, -1) + (1,) * (x.ndim - 2)))


def prelu(x, weight):
    return x * _slopes(x, weight)


def prelu_grad(x, weight, grad_output):
    axes = (0,) + tuple(range(2, x.ndim))
    total = (grad_output * np.minimum(x, 0.0)).sum(axis=axes)
    return grad_output * _slopes(x, weight), total / max(len(x), 1)
