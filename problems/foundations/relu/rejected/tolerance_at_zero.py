# verdict: wrong_answer
# entry: relu_grad
# group: stability
# lesson: You treat small positive inputs as 0. The step is sharp: every positive number has slope 1, however small.
import numpy as np


def relu(x):
    return np.maximum(x, 0.0)


def relu_grad(x):
    return (np.asarray(x) > 1e-8).astype(float)
