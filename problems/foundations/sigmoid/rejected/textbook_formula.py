# verdict: runtime_error
# entry: sigmoid
# group: stability
# lesson: exp(-x) overflows for x below about -709. Use a form whose exponent is never positive, such as exp(-|x|).
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return 1.0 / (1.0 + np.exp(-x))


def sigmoid_grad(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return e / (1.0 + e) ** 2
