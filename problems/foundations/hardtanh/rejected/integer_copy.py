# verdict: wrong_answer
# entry: hardtanh
# group: shape
# lesson: Your copy keeps the integer dtype of x, and a bound such as 0.5 is cut to 0 when it is written there. Use
# float64.
import numpy as np


def hardtanh(x, min_val=-1.0, max_val=1.0):
    y = np.array(x)
    y[y < min_val] = min_val
    y[y > max_val] = max_val
    return y


def hardtanh_grad(x, min_val=-1.0, max_val=1.0):
    return np.where((x > min_val) & (x < max_val), 1.0, 0.0)

