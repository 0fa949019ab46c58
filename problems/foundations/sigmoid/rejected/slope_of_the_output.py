# verdict: wrong_answer
# entry: sigmoid_grad
# group: example
# lesson: s * (1 - s) wants the output s of the sigmoid, and you put the input x in its place.
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, e) / (1.0 + e)


def sigmoid_grad(x):
    x = np.asarray(x, dtype=np.float64)
    return x * (1.0 - x)
