# style: the line x / 6 + 1 / 2 between two bounds, and a slope read off the value
import numpy as np


def hard_sigmoid(x):
    return np.minimum(1.0, np.maximum(0.0, np.asarray(x) / 6.0 + 0.5))


def hard_sigmoid_grad(x):
    y = hard_sigmoid(x)
    return np.where((y > 0.0) & (y < 1.0), 1.0 / 6.0, 0.0)
