# style: plain Python, one element at a time, adding up the gradient of each slope
import numpy as np


def prelu(x, weight):
    y = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        v = float(x[index])
        y[index] = v if v > 0 else float(weight[index[1]]) * v
    return y


def prelu_grad(x, weight, grad_output):
    grad_x = np.empty(x.shape)
    grad_weight = [0.0] * len(weight)
    for index in np.ndindex(x.shape):
        v, g, c = float(x[index]), float(grad_output[index]), index[1]
        if v > 0:
            grad_x[index] = g
        else:
            grad_x[index] = g * float(weight[c])
            grad_weight[c] += g * v
    return grad_x, grad_weight
