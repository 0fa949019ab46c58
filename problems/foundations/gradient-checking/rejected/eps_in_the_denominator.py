# verdict: wrong_answer
# entry: relative_error
# group: edge, stability
# lesson: A constant added to the denominator hides errors in small gradients. Treat the case of two zero norms on its
# own.
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
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError
    size = np.linalg.norm(a.ravel()) + np.linalg.norm(b.ravel())
    return np.linalg.norm((a - b).ravel()) / (size + 1e-12)
