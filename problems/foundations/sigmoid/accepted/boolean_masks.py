# style: two masked assignments, each with the form that is safe there
import numpy as np


def sigmoid(x):
    x = np.array(x, dtype=np.float64)
    out = np.empty_like(x)
    positive = x >= 0
    out[positive] = 1.0 / (1.0 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    out[~positive] = e / (1.0 + e)
    return out


def sigmoid_grad(x):
    e = np.exp(-np.abs(np.array(x, dtype=np.float64)))
    return e / (1.0 + e) ** 2
