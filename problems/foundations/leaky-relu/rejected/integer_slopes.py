# verdict: wrong_answer
# entry: leaky_relu_grad
# group: shape
# lesson: Your array of slopes takes over the integer dtype of x, which cuts a slope such as 0.5 to 0. Make it float64.
import numpy as np


def leaky_relu(x, negative_slope=0.01):
    return np.where(x > 0, x, negative_slope * x)


def leaky_relu_grad(x, negative_slope=0.01):
    slope = np.ones_like(x)
    slope[x <= 0] = negative_slope
    return slope
