# verdict: wrong_answer
# entry: hardtanh
# group: example
# lesson: You overwrite the caller's array. Work on a copy, or let np.clip make a new array.
import numpy as np


def hardtanh(x, min_val=-1.0, max_val=1.0):
    if np.ndim(x) == 0:
        return min(max(float(x), min_val), max_val)
    x[x < min_val] = min_val
    x[x > max_val] = max_val
    return x


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    return np.where((x > min_val) & (x < max_val), 1.0, 0.0)

