# style: plain Python with math.erfc and math.tanh, one number at a time
import math

import numpy as np


def _each(function, x):
    return np.array([function(float(v)) for v in np.ravel(x)], dtype=float).reshape(np.shape(x))


def gelu(x):
    return _each(lambda v: 0.5 * v * math.erfc(-v / math.sqrt(2.0)), x)


def gelu_tanh(x):
    return _each(lambda v: 0.5 * v * (1.0 + math.tanh(math.sqrt(2.0 / math.pi) * (v + 0.044715 * v * v * v))), x)
