# verdict: wrong_answer
# entry: softmax_vjp
# group: example
# lesson: p * (1 - p) is only the diagonal of the Jacobian. Every logit moves every probability through the shared sum.
import numpy as np


def softmax(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError("no axis")
    weights = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return weights / weights.sum(axis=axis, keepdims=True)


def softmax_vjp(x, grad_output, axis=-1):
    p = softmax(x, axis)
    return grad_output * p * (1.0 - p)
