# style: plain Python with math.exp, two branches for each number
import math

import numpy as np


def _sigmoid(z):
    if z >= 0:
        return 1.0 / (1.0 + math.exp(-z))
    e = math.exp(z)
    return e / (1.0 + e)


def swish(x, beta=1.0):
    flat = [float(v) * _sigmoid(beta * float(v)) for v in np.ravel(x)]
    return np.array(flat, dtype=float).reshape(np.shape(x))


def swish_grad(x, beta=1.0):
    flat = []
    for v in np.ravel(x):
        z = beta * float(v)
        flat.append(_sigmoid(z) * (1.0 + z * _sigmoid(-z)))
    return np.array(flat, dtype=float).reshape(np.shape(x))
