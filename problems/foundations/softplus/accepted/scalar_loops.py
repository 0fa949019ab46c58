# style: nested Python lists and the math module, one number at a time
import math

import numpy as np


def _each(f, values):
    return [_each(f, v) for v in values] if isinstance(values, list) else f(float(values))


def softplus(x, beta=1.0, threshold=20.0):
    def one(v):
        if beta * v > threshold:
            return v
        if v > 0:
            return v + math.log1p(math.exp(-beta * v)) / beta
        return math.log1p(math.exp(beta * v)) / beta

    return np.array(_each(one, x.tolist())).reshape(np.shape(x))


def softplus_grad(x, beta=1.0, threshold=20.0):
    def one(v):
        if beta * v > threshold:
            return 1
        if v > 0:
            return 1 / (1 + math.exp(-beta * v))
        return math.exp(beta * v) / (1 + math.exp(beta * v))

    return np.array(_each(one, x.tolist())).reshape(np.shape(x))
