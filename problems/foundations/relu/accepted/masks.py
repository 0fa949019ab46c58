# style: a boolean mask times the input, and the Heaviside step
import numpy as np


def relu(x):
    return x * (x > 0)


def relu_grad(x):
    return np.heaviside(x, 0.0)
