# verdict: wrong_answer
# entry: mish
# group: edge, stability
# lesson: 1 + exp(x) rounds to 1 for very negative x, so that the logarithm loses all its digits. Use log1p or
# logaddexp.
import numpy as np


def mish(x):
    x = np.asarray(x, dtype=float)
    return x * np.tanh(np.log(1 + np.exp(x)))


def mish_grad(x):
    x = np.asarray(x, dtype=float)
    t = np.tanh(np.log(1 + np.exp(x)))
    return t + x * (1 - t**2) / (1 + np.exp(-x))
