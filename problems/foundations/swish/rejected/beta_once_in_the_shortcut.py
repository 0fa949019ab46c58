# verdict: wrong_answer
# entry: swish_grad
# group: example
# lesson: You put beta into one place of the shortcut for the slope. It stands in both: beta * y + s * (1 - beta * y).
import numpy as np


def _sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def swish(x, beta=1.0):
    return x * _sigmoid(beta * x)


def swish_grad(x, beta=1.0):
    s = _sigmoid(beta * x)
    y = x * s
    return beta * y + s * (1 - y)
