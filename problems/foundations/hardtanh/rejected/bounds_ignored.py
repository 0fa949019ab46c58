# verdict: wrong_answer
# entry: hardtanh
# group: example
# lesson: You bound at -1 and 1 whatever the arguments say. Use min_val and max_val.
import numpy as np


def hardtanh(x, min_val=-1.0, max_val=1.0):
    return np.clip(x, -1.0, 1.0)


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    return np.where((x > min_val) & (x < max_val), 1.0, 0.0)

