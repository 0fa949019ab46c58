# verdict: wrong_answer
# entry: lenet5
# group: example
# lesson: You add up the four pixels of a window. Their mean is asked: divide by 4.
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve(x, weight, bias):
    *_, kh, kw = weight.shape
    patches = sliding_window_view(x, (kh, kw), axis=(2, 3))  # (N, C, Ho, Wo, kh, kw); ValueError where none fits
    return np.einsum("ncuvij,ocij->nouv", patches, weight, optimize=True) + bias[:, None, None]


def average(x):
    n, c, height, width = x.shape
    # (rows, row of the window, columns, column of the window); ValueError for an odd side
    return x.reshape(n, c, height // 2, 2, width // 2, 2).sum(axis=(3, 5))


def dense(x, weight, bias):
    return x @ weight.T + bias


def lenet5(x, params):
    y = np.asarray(x, dtype=np.float64)
    y = average(np.tanh(convolve(y, *params["C1"])))  # (N, 6, 14, 14)
    y = average(np.tanh(convolve(y, *params["C3"])))  # (N, 16, 5, 5)
    y = np.tanh(convolve(y, *params["C5"]))  # (N, 120, 1, 1)
    n, units, *_ = y.shape
    y = np.tanh(dense(y.reshape(n, units), *params["F6"]))  # (N, 84); ValueError for more than one position
    return dense(y, *params["OUTPUT"])


def lenet5_table(widths, c3_inputs=None, original=False):
    c1, c3, c5, f6, out = widths
    kernels = sum(c3_inputs) if c3_inputs is not None else c3 * c1  # of 5 x 5, in C3
    pooled = 2 if original else 0  # for each map
    return [
        ("C1", (c1, 28, 28), c1 * (25 + 1)),
        ("S2", (c1, 14, 14), c1 * pooled),
        ("C3", (c3, 10, 10), kernels * 25 + c3),
        ("S4", (c3, 5, 5), c3 * pooled),
        ("C5", (c5, 1, 1), c5 * (c3 * 25 + 1)),
        ("F6", (f6,), f6 * (c5 + 1)),
        ("OUTPUT", (out,), 0 if original else out * (f6 + 1)),
    ]
