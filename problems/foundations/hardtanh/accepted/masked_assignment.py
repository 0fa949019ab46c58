# style: a float copy with two masked assignments, and a slope that starts as ones
import numpy as np


def hardtanh(x, min_val=-1.0, max_val=1.0):
    y = np.array(x, dtype=np.float64)
    y[y < min_val] = min_val
    y[y > max_val] = max_val
    return y


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    slope = np.ones(np.shape(x))
    slope[np.asarray(x) <= min_val] = 0.0
    slope[np.asarray(x) >= max_val] = 0.0
    return slope
