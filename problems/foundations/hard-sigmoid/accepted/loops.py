# style: plain Python, three branches for each number
import numpy as np


def _value(v):
    if v <= -3:
        return 0.0
    if v >= 3:
        return 1.0
    return v / 6 + 0.5


def hard_sigmoid(x):
    return np.array([_value(float(v)) for v in np.ravel(x)]).reshape(np.shape(x))


def hard_sigmoid_grad(x):
    return np.array([1 / 6 if -3 < v < 3 else 0.0 for v in np.ravel(x)]).reshape(np.shape(x))
