# verdict: wrong_answer
# entry: leaky_relu_grad
# group: edge
# lesson: Your slope at exactly 0 is 1. The statement, like PyTorch, counts 0 to the negative side: compare strictly.
import numpy as np


def leaky_relu(x, negative_slope=0.01):
    return np.where(x > 0, x, negative_slope * x)


def leaky_relu_grad(x, negative_slope=0.01):
    return np.where(x >= 0, 1.0, negative_slope)
