# verdict: wrong_answer
# entry: mish
# group: stability
# lesson: Clipping x before the exponential also cuts the factor x and the negative tail. Choose a form of softplus that
# needs no clip.
import numpy as np


def mish(x):
    x = np.clip(np.asarray(x, dtype=float), -20, 20)
    return x * np.tanh(np.log1p(np.exp(x)))


def mish_grad(x):
    x = np.clip(np.asarray(x, dtype=float), -20, 20)
    t = np.tanh(np.log1p(np.exp(x)))
    return t + x * (1 - t**2) / (1 + np.exp(-x))
