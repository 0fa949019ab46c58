import numpy as np


def leaky_relu(x, negative_slope=0.01):
    return x * leaky_relu_grad(x, negative_slope)  # (...): two lines through the origin, each with its slope


def leaky_relu_grad(x, negative_slope=0.01):
    return np.where(x > 0, 1.0, negative_slope)  # (...): strict, the kink belongs to the negative side
