# verdict: wrong_answer
# entry: sigmoid_grad
# group: example
# lesson: 1 - y**2 is the derivative of tanh. For the sigmoid it is s * (1 - s), with its largest value 1/4 at 0.
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, e) / (1.0 + e)


def sigmoid_grad(x):
    x = np.asarray(x, dtype=np.float64)
    return 1.0 - sigmoid(x) ** 2
