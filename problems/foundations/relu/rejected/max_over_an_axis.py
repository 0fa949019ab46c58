# verdict: wrong_answer
# entry: relu
# group: example
# lesson: np.max(x, 0) is the maximum along axis 0, one number a column. The elementwise maximum of two operands is
# np.maximum.
import numpy as np


def relu(x):
    return np.max(x, 0)


def relu_grad(x):
    return (np.asarray(x) > 0).astype(float)
