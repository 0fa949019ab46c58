# verdict: wrong_answer
# entry: softmax
# group: example
# lesson: You always normalise along the last axis. Hand the argument axis to both the maximum and the sum.
import numpy as np


def softmax(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError("no axis")
    weights = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def softmax_vjp(x, grad_output, axis=-1):
    p = softmax(x, axis)
    return p * (grad_output - (grad_output * p).sum(axis=-1, keepdims=True))
