# style: plain Python over a flat list
import numpy as np


def relu(x):
    flat = [float(v) if v > 0 else 0.0 for v in np.ravel(x)]
    return np.array(flat, dtype=float).reshape(np.shape(x))


def relu_grad(x):
    flat = [1.0 if v > 0 else 0.0 for v in np.ravel(x)]
    return np.array(flat, dtype=float).reshape(np.shape(x))
