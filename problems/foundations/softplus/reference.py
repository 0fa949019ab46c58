import numpy as np


def softplus(x, beta=1.0, threshold=20.0):
    z = beta * x
    # log(e^0 + e^z): finite for every z, and exact for tiny e^z
    # mutant-ok: swap arguments of logaddexp: it is symmetric
    smooth = np.logaddexp(0.0, z) / beta
    return np.where(z > threshold, x, smooth)


def softplus_grad(x, beta=1.0, threshold=20.0):
    z = beta * x
    # log sigmoid(z) = -softplus(-z)
    # mutant-ok: swap arguments of logaddexp: it is symmetric
    sigmoid = np.exp(-np.logaddexp(0.0, -z))
    return np.where(z > threshold, 1.0, sigmoid)
