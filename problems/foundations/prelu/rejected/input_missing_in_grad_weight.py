# verdict: wrong_answer
# entry: prelu_grad
# group: example
# lesson: grad_weight lacks the input: the derivative of a * x with respect to a is x, on the negative side alone.
import numpy as np


def _slopes(x, weight):
    return np.where(x > 0, 1.0, np.reshape(weight, (1, -1) + (1,) * (x.ndim - 2)))


def prelu(x, weight):
    return x * _slopes(x, weight)


def prelu_grad(x, weight, grad_output):
    axes = (0,) + tuple(range(2, x.ndim))
    return grad_output * _slopes(x, weight), (grad_output * (x <= 0)).sum(axis=axes)
