# verdict: wrong_answer
# entry: swish_grad
# group: example
# lesson: Your slope of the gate lacks beta, the derivative of the inner function beta * x.
import numpy as np


def _sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def swish(x, beta=1.0):
    return x * _sigmoid(beta * x)


def swish_grad(x, beta=1.0):
    s = _sigmoid(beta * x)
    return s + x * s * (1 - s)
