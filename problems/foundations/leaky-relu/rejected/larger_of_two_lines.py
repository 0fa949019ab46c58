# verdict: wrong_answer
# entry: leaky_relu
# group: edge
# lesson: max(x, a x) picks the upper of the two lines, which is the right one only for a up to 1. Decide by the sign of
# x.
import numpy as np


def leaky_relu(x, negative_slope=0.01):
    return np.maximum(x, negative_slope * x)


def leaky_relu_grad(x, negative_slope=0.01):
    return np.where(x > 0, 1.0, negative_slope)

