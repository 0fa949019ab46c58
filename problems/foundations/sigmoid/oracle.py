import numpy as np
import scipy.special

REQUIRES = ["scipy"]
NOT_COVERED = {}


def sigmoid(x):
    return scipy.special.expit(np.asarray(x, dtype=np.float64))


def sigmoid_grad(x):
    """The product of both tails, each of full precision."""
    x = np.asarray(x, dtype=np.float64)
    return scipy.special.expit(x) * scipy.special.expit(-x)
