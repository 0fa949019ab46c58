# verdict: wrong_answer
# entry: sigmoid
# group: stability
# lesson: You clip x so early that it shows: sigmoid(-10) is 4.5e-5, not 0. Clip only where the result has underflowed.
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return 1.0 / (1.0 + np.exp(-np.clip(x, -10.0, 10.0)))


def sigmoid_grad(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return e / (1.0 + e) ** 2
