import numpy as np


def errors(pred, target):
    """pred - target in float64, for arrays of one shape."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape.")
    return pred - target


def rmse(pred, target):
    error = errors(pred, target)  # (...) mutant-ok: swap arguments of errors: a square has no sign
    if error.size == 0:
        return 0.0
    return np.sqrt(np.mean(error**2))


def rmse_grad(pred, target):
    error = errors(pred, target)  # (...)
    loss = rmse(pred, target)  # mutant-ok: swap arguments of rmse: the loss is symmetric
    if loss == 0:
        return np.zeros(error.shape)
    return error / (error.size * loss)  # dL/d(mse) = 1 / (2 L), d(mse)/d(pred) = 2 e / n
