# verdict: wrong_answer
# entry: hardtanh_grad
# group: example
# lesson: 1 - y**2 is the slope of the smooth tanh. Hardtanh is a straight line of slope 1 between its bounds.
import numpy as np


def hardtanh(x, min_val=-1.0, max_val=1.0):
    return np.clip(x, min_val, max_val)


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    return 1.0 - np.clip(x, min_val, max_val) ** 2
