# verdict: wrong_answer
# entry: hard_sigmoid
# group: example
# lesson: Your value grows beyond 1: relu6 is bounded above by 6 as well as below by 0.
import numpy as np


def hard_sigmoid(x):
    return np.maximum(x + 3.0, 0.0) / 6.0


def hard_sigmoid_grad(x):
    return np.where(np.abs(x) < 3, 1 / 6, 0.0)

