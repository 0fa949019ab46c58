# verdict: wrong_answer
# entry: rmse
# group: shape
# lesson: You square in 64-bit integers, which hold no square of an error beyond 3e9. Convert to float64 first.
import numpy as np


def errors(pred, target):
    """pred - target in float64, for arrays of one shape."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape.")
    return pred - target


def widened(values):
    values = np.asarray(values)
    return values.astype(np.int64) if values.dtype.kind in "iu" else values.astype(np.float64)


def rmse(pred, target):
    error = errors(pred, target)
    error = widened(pred) - widened(target)
    if error.size == 0:
        return 0.0
    return np.sqrt(np.mean(error**2))


def rmse_grad(pred, target):
    error = errors(pred, target)
    loss = np.sqrt(np.mean(error**2)) if error.size else 0.0
    if loss == 0:
        return np.zeros(error.shape)
    return error / (error.size * loss)
