# style: nested Python lists and the math module, one number at a time
import math

import numpy as np


def _softplus(v):
    return v + math.log1p(math.exp(-v)) if v > 0 else math.log1p(math.exp(v))


def _mish(v):
    return v * math.tanh(_softplus(v))


def _mish_grad(v):
    s = _softplus(v)
    sigmoid = 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v))
    sech = 1 / math.cosh(min(s, 700.0))
    return math.tanh(s) + v * sech * sech * sigmoid


def _each(f, values):
    return [_each(f, v) for v in values] if isinstance(values, list) else f(float(values))


def mish(x):
    return np.array(_each(_mish, x.tolist())).reshape(np.shape(x))


def mish_grad(x):
    return np.array(_each(_mish_grad, x.tolist())).reshape(np.shape(x))
