# verdict: wrong_answer
# entry: swish_grad
# group: example
# lesson: You differentiate the gate but not the factor x before it: the product rule has a second term, the gate
# itself.
import numpy as np


def _sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def swish(x, beta=1.0):
    return x * _sigmoid(beta * x)


def swish_grad(x, beta=1.0):
    s = _sigmoid(beta * x)
    return beta * x * s * (1 - s)
