# verdict: wrong_answer
# entry: numerical_gradient
# group: example
# lesson: You take the forward difference; its error falls with eps, the central one's with eps squared. Step to both
# sides.
import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    probe = np.array(x, dtype=np.float64)
    gradient = np.zeros(probe.shape)
    base = f(probe)
    for index in np.ndindex(probe.shape):
        old = probe[index]
        probe[index] = old + eps
        gradient[index] = (f(probe) - base) / eps
        probe[index] = old
    return gradient


def relative_error(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape:
        raise ValueError
    size = np.linalg.norm(a.ravel()) + np.linalg.norm(b.ravel())
    return np.linalg.norm((a - b).ravel()) / size if size else 0.0
