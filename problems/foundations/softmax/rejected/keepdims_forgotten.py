# verdict: runtime_error
# entry: softmax
# group: example
# lesson: Without keepdims=True the maximum and the sum lose their axis and no longer line up with the rows of x.
import numpy as np


def softmax(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError("no axis")
    weights = np.exp(x - np.max(x, axis=axis))
    return weights / weights.sum(axis=axis)


def softmax_vjp(x, grad_output, axis=-1):
    p = softmax(x, axis)
    return p * (grad_output - (grad_output * p).sum(axis=axis))
