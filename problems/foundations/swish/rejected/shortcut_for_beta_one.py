# verdict: wrong_answer
# entry: swish_grad
# group: example
# lesson: The shortcut y + s * (1 - y) holds for beta = 1. In general it is beta * y + s * (1 - beta * y).
import numpy as np


def _sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def swish(x, beta=1.0):
    return x * _sigmoid(beta * x)


def swish_grad(x, beta=1.0):
    s = _sigmoid(beta * x)
    y = x * s
    return y + s * (1 - y)
