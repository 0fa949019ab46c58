import numpy as np

REQUIRES = []
NOT_COVERED = {}


def tanh(x):
    return np.tanh(np.asarray(x, dtype=np.float64))


def tanh_grad(x):
    """1 / cosh(x)**2, cut off where the square would overflow and the slope is 0 to any tolerance."""
    return 1.0 / np.cosh(np.clip(np.asarray(x, dtype=np.float64), -300.0, 300.0)) ** 2


def saturation_share(x, eps):
    slopes = np.ravel(tanh_grad(x))
    return sum(1 for slope in slopes if slope < eps) / max(len(slopes), 1)
