# verdict: wrong_answer
# entry: softmax
# group: example
# lesson: You divide by the sum over the whole array. Each slice along the axis must sum to 1 by itself.
import numpy as np


def softmax(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError("no axis")
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum()


def softmax_vjp(x, grad_output, axis=-1):
    p = softmax(x, axis)
    return p * (grad_output - (grad_output * p).sum(axis=axis, keepdims=True))
