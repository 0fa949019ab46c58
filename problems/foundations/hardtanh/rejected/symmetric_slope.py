# verdict: wrong_answer
# entry: hardtanh_grad
# group: example
# lesson: You compare |x| with max_val alone. The bounds need not be symmetric: test each on its own side.
import numpy as np


def hardtanh(x, min_val=-1.0, max_val=1.0):
    return np.clip(x, min_val, max_val)


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    return np.where(np.abs(x) < max_val, 1.0, 0.0)
