import numpy as np


def numerical_gradient(f, x, eps=1e-5):  # mutant-ok: 1e-05->-1e-05: the quotient is even in eps
    probe = np.array(x, dtype=np.float64)  # our own copy: writable, and wide enough for a step of eps
    gradient = np.empty(probe.shape)
    for index in np.ndindex(probe.shape):  # one empty index for a 0-d array
        centre = probe[index]
        probe[index] = centre + eps
        above = f(probe)
        probe[index] = centre - eps
        below = f(probe)
        probe[index] = centre  # restored from the saved value: adding eps back would drift
        gradient[index] = (above - below) / (2 * eps)
    return gradient


def relative_error(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)  # unsigned differences would wrap around
    if a.shape != b.shape:
        raise ValueError(f"the gradients have different shapes: {a.shape} and {b.shape}")
    size = np.linalg.norm(a.ravel()) + np.linalg.norm(b.ravel())
    if size == 0:
        return 0.0
    return np.linalg.norm((a - b).ravel()) / size
