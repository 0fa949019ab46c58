# style: steps along the rows of an identity matrix on flat copies, and a sum of squares for the norm
import math

import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    shape = np.shape(x)
    flat = np.asarray(x).astype(float).reshape(-1)
    steps = eps * np.eye(flat.size)
    quotients = [(f((flat + s).reshape(shape)) - f((flat - s).reshape(shape))) / (2.0 * eps) for s in steps]
    return np.array(quotients, dtype=float).reshape(shape)


def relative_error(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError("shapes differ")
    a = [float(v) for v in np.ravel(a)]
    b = [float(v) for v in np.ravel(b)]
    top = math.sqrt(sum((v - w) ** 2 for v, w in zip(a, b)))
    bottom = math.sqrt(sum(v * v for v in a)) + math.sqrt(sum(w * w for w in b))
    return top / bottom if bottom > 0 else 0.0
