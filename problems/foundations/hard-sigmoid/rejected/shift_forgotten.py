# verdict: wrong_answer
# entry: hard_sigmoid
# group: example
# lesson: The ramp must be centred: hard_sigmoid(0) is one half. You apply relu6 to x without adding 3.
import numpy as np


def hard_sigmoid(x):
    return np.clip(x, 0.0, 6.0) / 6.0


def hard_sigmoid_grad(x):
    return np.where(np.abs(x) < 3, 1 / 6, 0.0)

