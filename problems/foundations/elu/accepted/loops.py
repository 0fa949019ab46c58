# style: plain Python with math.exp, one number at a time
import math

import numpy as np


def elu(x, alpha=1.0):
    flat = [float(v) if v > 0 else alpha * (math.exp(float(v)) - 1.0) for v in np.ravel(x)]
    return np.array(flat, dtype=float).reshape(np.shape(x))


def elu_grad(x, alpha=1.0):
    flat = [1.0 if v > 0 else alpha * math.exp(float(v)) for v in np.ravel(x)]
    return np.array(flat, dtype=float).reshape(np.shape(x))
