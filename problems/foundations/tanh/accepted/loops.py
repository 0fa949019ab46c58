# style: plain Python with math.expm1, recursion for negative numbers
import math

import numpy as np


def _tanh(v):
    if v < 0:
        return -_tanh(-v)
    e = math.expm1(-2.0 * v)
    return -e / (e + 2.0)


def _slope(v):
    t = math.exp(-2.0 * abs(v))
    return 4.0 * t / (1.0 + t) ** 2


def tanh(x):
    return np.array([_tanh(float(v)) for v in np.ravel(x)]).reshape(np.shape(x))


def tanh_grad(x):
    return np.array([_slope(float(v)) for v in np.ravel(x)]).reshape(np.shape(x))


def saturation_share(x, eps):
    slopes = [_slope(float(v)) for v in np.ravel(x)]
    return sum(s < eps for s in slopes) / len(slopes) if slopes else 0.0
