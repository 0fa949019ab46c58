# style: plain Python, one number at a time
import numpy as np


def leaky_relu(x, negative_slope=0.01):
    flat = [float(v) if v > 0 else negative_slope * float(v) for v in np.ravel(x)]
    return np.array(flat, dtype=float).reshape(np.shape(x))


def leaky_relu_grad(x, negative_slope=0.01):
    flat = [1.0 if v > 0 else negative_slope for v in np.ravel(x)]
    return np.array(flat, dtype=float).reshape(np.shape(x))
