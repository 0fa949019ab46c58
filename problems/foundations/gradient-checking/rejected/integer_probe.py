# verdict: wrong_answer
# entry: numerical_gradient
# group: edge
# lesson: A copy of an integer array is an integer array: adding 1e-5 to an element of it changes nothing. Copy to
# float64.
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    probe = np.array(x)
    gradient = np.zeros(probe.shape)
    for index in np.ndindex(probe.shape):
        old = probe[index]
        probe[index] = old + eps
        above = f(probe.astype(float))
        probe[index] = old - eps
        below = f(probe.astype(float))
        probe[index] = old
        gradient[index] = (above - below) / (2 * eps)
    return gradient


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError
    size = np.linalg.norm(a.ravel()) + np.linalg.norm(b.ravel())
    return np.linalg.norm((a - b).ravel()) / size if size else 0.0
