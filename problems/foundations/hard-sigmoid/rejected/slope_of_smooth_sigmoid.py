# verdict: wrong_answer
# entry: hard_sigmoid_grad
# group: example
# lesson: y * (1 - y) belongs to the smooth sigmoid. A straight ramp has the same slope everywhere.
import numpy as np


def hard_sigmoid(x):
    return np.clip(x + 3.0, 0.0, 6.0) / 6.0


def hard_sigmoid_grad(x):
    y = hard_sigmoid(x)
    return y * (1.0 - y)
