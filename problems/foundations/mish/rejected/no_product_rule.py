# verdict: wrong_answer
# entry: mish_grad
# group: example
# lesson: x stands outside the tanh as well: the product rule adds the term tanh(softplus(x)).
import numpy as np


def mish(x):
    x = np.asarray(x, dtype=float)
    return x * np.tanh(np.logaddexp(0, x))


def mish_grad(x):
    x = np.asarray(x, dtype=float)
    t = np.tanh(np.logaddexp(0, x))
    return x * (1 - t**2) * np.exp(-np.logaddexp(0, -x))
