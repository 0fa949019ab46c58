# verdict: wrong_answer
# entry: softplus_grad
# group: edge, example
# lesson: You left the switch out of the derivative: where beta * x exceeds the threshold the function is a line of
# slope 1.
import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.where(z > threshold, x, np.logaddexp(0, z) / beta)


def softplus_grad(x, beta=1.0, threshold=20.0):
    z = beta * np.asarray(x, dtype=float)
    return np.exp(-np.logaddexp(0, -z))
