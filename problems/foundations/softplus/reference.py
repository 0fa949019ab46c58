import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    x = np.asarray(x, dtype=np.float64)
    z = beta * x
    smooth = np.logaddexp(0.0, z) / beta  # log(e^0 + e^z): finite for every z, and exact for tiny e^z
    return np.where(z > threshold, x, smooth)


def softplus_grad(x, beta=1.0, threshold=20.0):
    x = np.asarray(x, dtype=np.float64)
    z = beta * x
    sigmoid = np.exp(-np.logaddexp(0.0, -z))  # log sigmoid(z) = -softplus(-z)
    return np.where(z > threshold, 1.0, sigmoid)
