# style: the two sides of zero as separate rational functions, chosen by mask
import numpy as np


def softsign(x):
    x = np.array(x, dtype=float)
    out = np.empty(x.shape)
    right = x > 0
    out[right] = x[right] / (1 + x[right])
    out[~right] = x[~right] / (1 - x[~right])
    return out


def softsign_grad(x):
    x = np.array(x, dtype=float)
    root = np.where(x > 0, 1 / (1 + np.maximum(x, 0)), 1 / (1 - np.minimum(x, 0)))
    return root * root
