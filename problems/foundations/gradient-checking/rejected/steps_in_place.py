# verdict: wrong_answer
# entry: numerical_gradient
# group: example, edge
# lesson: You step in the caller's array and undo it by arithmetic, which leaves rounding behind, fails on read-only
# input
#   and does nothing on integers. Work on a float64 copy and restore the saved value.
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += eps
        above = f(x)
        x[index] -= 2 * eps
        below = f(x)
        x[index] += eps
        gradient[index] = (above - below) / (2 * eps)
    return gradient


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError
    size = np.linalg.norm(a.ravel()) + np.linalg.norm(b.ravel())
    return np.linalg.norm((a - b).ravel()) / size if size else 0.0
