# style: the sum of the positive and the scaled negative part, and the slope from a step function
import numpy as np


def leaky_relu(x, negative_slope=0.01):
    return np.maximum(x, 0.0) + negative_slope * np.minimum(x, 0.0)


def leaky_relu_grad(x, negative_slope=0.01):
    step = np.heaviside(x, 0.0)
    return step + negative_slope * (1.0 - step)
