# verdict: wrong_answer
# entry: leaky_relu
# group: example
# lesson: You return the constant negative_slope on the negative side. It is a slope: multiply x by it.
import numpy as np


def leaky_relu(x, negative_slope=0.01):
    return np.where(x > 0, x, negative_slope)


def leaky_relu_grad(x, negative_slope=0.01):
    return np.where(x > 0, 1.0, negative_slope)

