# verdict: wrong_answer
# entry: hard_sigmoid
# group: example
# lesson: 0.2 x + 0.5 is an older ramp with kinks at -2.5 and 2.5. This one rises by 1/6 and reaches its ends at -3 and
# 3.
import numpy as np


def hard_sigmoid(x):
    return np.clip(0.2 * x + 0.5, 0.0, 1.0)


def hard_sigmoid_grad(x):
    return np.where(np.abs(x) < 3, 1 / 6, 0.0)

