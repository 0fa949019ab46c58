# verdict: wrong_answer
# entry: rmse_grad
# group: example
# lesson: Your gradient is half of what it should be: the 2 of the square's derivative cancels the root's 1/2.
import numpy as np


def errors(pred, target):
    """pred - target in float64, for arrays of one shape."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape.")
    return pred - target


def rmse(pred, target):
    error = errors(pred, target)
    if error.size == 0:
        return 0.0
    return np.sqrt(np.mean(error**2))


def rmse_grad(pred, target):
    error = errors(pred, target)
    loss = rmse(pred, target)
    if loss == 0:
        return np.zeros(error.shape)
    return error / (2.0 * error.size * loss)
