# verdict: wrong_answer
# entry: leaky_relu
# group: example
# lesson: Your slope is 0.01 whatever the argument says. Use negative_slope.
import numpy as np


def leaky_relu(x, negative_slope=0.01):
    return np.where(x > 0, x, 0.01 * x)


def leaky_relu_grad(x, negative_slope=0.01):
    return np.where(x > 0, 1.0, negative_slope)

