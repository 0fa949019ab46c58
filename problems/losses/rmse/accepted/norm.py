# style: np.linalg.norm, and a unit vector for the gradient
import numpy as np


def rmse(pred, target):
    e = np.array(pred, dtype=float) - np.array(target, dtype=float)
    if np.shape(pred) != np.shape(target):
        raise ValueError
    return float(np.linalg.norm(e.ravel()) / np.sqrt(max(e.size, 1)))


def rmse_grad(pred, target):
    loss = rmse(pred, target)
    e = np.array(pred, dtype=float) - np.array(target, dtype=float)
    return e / e.size / loss if loss > 0 else np.zeros_like(e)
