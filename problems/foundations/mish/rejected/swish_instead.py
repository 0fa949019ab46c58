# verdict: wrong_answer
# entry: mish
# group: example
# lesson: That is Swish: you gate x with sigmoid(x). Mish gates it with tanh(softplus(x)).
import numpy as np


def mish(x):
    x = np.asarray(x, dtype=float)
    return x / (1 + np.exp(-x))


def mish_grad(x):
    x = np.asarray(x, dtype=float)
    s = 1 / (1 + np.exp(-x))
    return s + x * s * (1 - s)
