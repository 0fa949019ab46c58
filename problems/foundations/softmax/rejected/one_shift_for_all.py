# verdict: wrong_answer
# entry: softmax
# group: stability
# lesson: You subtract the maximum of the whole array. A row far below it underflows to 0 / 0; each slice needs its own
# maximum.
import numpy as np


def softmax(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError("no axis")
    weights = np.exp(x - (np.max(x) if np.size(x) else 0.0))
    return weights / weights.sum(axis=axis, keepdims=True)


def softmax_vjp(x, grad_output, axis=-1):
    p = softmax(x, axis)
    return p * (grad_output - (grad_output * p).sum(axis=axis, keepdims=True))
