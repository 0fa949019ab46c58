# verdict: wrong_answer
# entry: hardtanh_grad
# group: edge
# lesson: You give the bounds themselves slope 1. The statement, like PyTorch, counts both as flat.
import numpy as np


def hardtanh(x, min_val=-1.0, max_val=1.0):
    return np.clip(x, min_val, max_val)


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    return np.where((x >= min_val) & (x <= max_val), 1.0, 0.0)
