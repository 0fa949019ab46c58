# verdict: wrong_answer
# entry: leaky_relu_grad
# group: example
# lesson: Your slope on the negative side is 0, that of a plain ReLU. The leak has a slope of its own.
import numpy as np


def leaky_relu(x, negative_slope=0.01):
    return np.where(x > 0, x, negative_slope * x)


def leaky_relu_grad(x, negative_slope=0.01):
    return np.where(x > 0, 1.0, 0.0)
