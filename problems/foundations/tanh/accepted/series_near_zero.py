# style: two exponentials with a clip for the bulk, a Taylor polynomial near 0
import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    bounded = np.clip(x, -40.0, 40.0)
    up, down = np.exp(bounded), np.exp(-bounded)
    bulk = (up - down) / (up + down)
    return np.where(np.abs(x) < 1e-4, bounded - bounded**3 / 3.0, bulk)


def tanh_grad(x):
    bounded = np.clip(np.asarray(x, dtype=np.float64), -300.0, 300.0)
    return 4.0 / (np.exp(bounded) + np.exp(-bounded)) ** 2


def saturation_share(x, eps):
    slopes = np.atleast_1d(tanh_grad(x)).ravel()
    return float(np.count_nonzero(slopes < eps)) / max(slopes.size, 1)
