# verdict: wrong_answer
# entry: relu_grad
# group: example
# lesson: Where the unit is active relu is the identity, whose slope is 1. You return the activation itself.
import numpy as np


def relu(x):
    return np.maximum(x, 0.0)


def relu_grad(x):
    return np.where(x > 0, x, 0.0)
