# style: plain Python, two branches for each number
import math

import numpy as np


def _sigmoid(v):
    if v >= 0:
        return 1.0 / (1.0 + math.exp(-v))
    e = math.exp(v)
    return e / (1.0 + e)


def sigmoid(x):
    return np.array([_sigmoid(float(v)) for v in np.ravel(x)]).reshape(np.shape(x))


def sigmoid_grad(x):
    return np.array([_sigmoid(float(v)) * _sigmoid(-float(v)) for v in np.ravel(x)]).reshape(np.shape(x))
