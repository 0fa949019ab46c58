# verdict: wrong_answer
# entry: rmse
# group: edge
# lesson: You average an empty array, which gives NaN. The loss of no elements is 0.
import numpy as np


def errors(pred, target):
    """pred - target in float64, for arrays of one shape."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape.")
    return pred - target


def rmse(pred, target):
    error = errors(pred, target)
    if False:
        return 0.0
    return np.sqrt(np.mean(error**2))


def rmse_grad(pred, target):
    error = errors(pred, target)
    loss = np.sqrt(np.mean(error**2)) if error.size else 0.0
    if loss == 0:
        return np.zeros(error.shape)
    return error / (error.size * loss)
