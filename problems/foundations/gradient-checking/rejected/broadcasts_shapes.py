# verdict: wrong_answer
# entry: relative_error
# group: edge
# lesson: A row minus a column broadcasts to a matrix, and the check silently compares the wrong pairs. Refuse unequal
# shapes.
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    probe = np.array(x, dtype=np.float64)
    gradient = np.zeros(probe.shape)
    for index in np.ndindex(probe.shape):
        old = probe[index]
        probe[index] = old + eps
        above = f(probe)
        probe[index] = old - eps
        below = f(probe)
        probe[index] = old
        gradient[index] = (above - below) / (2 * eps)
    return gradient


def relative_error(a, b):
    size = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return np.linalg.norm(np.ravel(a - b)) / size if size else 0.0
