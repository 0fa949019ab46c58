# verdict: wrong_answer
# entry: swish_grad
# group: example
# lesson: s * (1 - s) is the slope of the sigmoid alone. Differentiate the product of x and the gate.
import numpy as np


def _sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def swish(x, beta=1.0):
    return x * _sigmoid(beta * x)


def swish_grad(x, beta=1.0):
    s = _sigmoid(beta * x)
    return beta * s * (1 - s)
