# verdict: wrong_answer
# entry: sigmoid
# group: example
# lesson: Your sigmoid falls from 1 to 0: the exponent has the wrong sign. sigmoid(1) must be above one half.
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, e, 1.0) / (1.0 + e)


def sigmoid_grad(x):
    x = np.asarray(x, dtype=np.float64)
    s = sigmoid(x)
    return s * (1.0 - s)
