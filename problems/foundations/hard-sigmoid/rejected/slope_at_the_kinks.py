# verdict: wrong_answer
# entry: hard_sigmoid_grad
# group: edge
# lesson: You count the kinks at -3 and 3 as part of the ramp. The statement, like PyTorch, gives them slope 0.
import numpy as np


def hard_sigmoid(x):
    return np.clip(x + 3.0, 0.0, 6.0) / 6.0


def hard_sigmoid_grad(x):
    return np.where(np.abs(x) <= 3, 1 / 6, 0.0)
