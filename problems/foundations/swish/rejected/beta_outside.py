# verdict: wrong_answer
# entry: swish
# group: example
# lesson: You put beta before the product. It belongs inside the sigmoid, where it sets the steepness of the gate.
import numpy as np


def _sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def swish(x, beta=1.0):
    return beta * x * _sigmoid(x)


def swish_grad(x, beta=1.0):
    s = _sigmoid(beta * x)
    return s + beta * x * s * (1 - s)

