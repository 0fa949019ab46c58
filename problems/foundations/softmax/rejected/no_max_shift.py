# verdict: wrong_answer
# entry: softmax
# group: stability
# lesson: Subtract the largest logit of each slice first: exp overflows in float64 beyond about 709, and inf / inf is
# NaN.
import numpy as np


def softmax(x, axis=-1):
    if np.ndim(x) == 0:
        raise ValueError("no axis")
    weights = np.exp(x)
    return weights / weights.sum(axis=axis, keepdims=True)


def softmax_vjp(x, grad_output, axis=-1):
    p = softmax(x, axis)
    return p * (grad_output - (grad_output * p).sum(axis=axis, keepdims=True))
