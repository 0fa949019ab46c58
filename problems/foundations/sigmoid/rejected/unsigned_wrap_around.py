# verdict: runtime_error
# entry: sigmoid
# group: shape
# lesson: The negative of an unsigned integer wraps around: -3 becomes 253 in uint8. Convert x to float64 first.
import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1.0, e) / (1.0 + e)


def sigmoid_grad(x):
    e = np.exp(-np.abs(x))
    return e / (1.0 + e) ** 2
