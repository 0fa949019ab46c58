# verdict: wrong_answer
# entry: mish_grad
# group: example
# lesson: The chain rule stops too early: the derivative of tanh(softplus(x)) has the factor sigmoid(x), softplus's own
# derivative.
import numpy as np


def mish(x):
    x = np.asarray(x, dtype=float)
    return x * np.tanh(np.logaddexp(0, x))


def mish_grad(x):
    x = np.asarray(x, dtype=float)
    t = np.tanh(np.logaddexp(0, x))
    return t + x * (1 - t**2)
