# verdict: wrong_answer
# entry: hard_sigmoid_grad
# group: example
# lesson: On the ramp you return 1. The division by 6 belongs to the derivative too.
import numpy as np


def hard_sigmoid(x):
    return np.clip(x + 3.0, 0.0, 6.0) / 6.0


def hard_sigmoid_grad(x):
    return np.where(np.abs(x) < 3, 1.0, 0.0)
