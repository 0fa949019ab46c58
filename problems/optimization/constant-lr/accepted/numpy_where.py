# style: np.where, which returns a zero-dimensional array
import numpy as np


def constant_lr(step, lr, factor=1 / 3, total_iters=5):
    return np.where(np.asarray(step, dtype=float) >= total_iters, 1.0, factor) * lr
