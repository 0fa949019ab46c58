# verdict: wrong_answer
# entry: mse
# group: shape
# lesson: You square in 64-bit integers, which hold no square of an error beyond 3e9. Convert to float64 first.
import numpy as np


def errors(pred, target):
    """pred - target in float64, for arrays of one shape."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape.")
    return pred - target


def weights(weight, error):
    """The weights in float64, of the shape of error: ones where none are given."""
    return np.ones(error.shape) if weight is None else np.asarray(weight, dtype=np.float64)


def widened(values):
    values = np.asarray(values)
    return values.astype(np.int64) if values.dtype.kind in "iu" else values.astype(np.float64)


def mse(pred, target, weight=None, reduction="mean"):
    error = errors(pred, target)
    error = widened(pred) - widened(target)
    weight = weights(weight, error)
    losses = weight * error**2
    if reduction == "none":
        return losses
    total, norm = losses.sum(), weight.sum()
    if reduction == "mean" and norm > 0:
        return total / norm
    return total


def mse_grad(pred, target, weight=None, reduction="mean"):
    error = errors(pred, target)
    weight = weights(weight, error)
    grad = 2.0 * weight * error
    norm = weight.sum()
    if reduction == "mean" and norm > 0:
        grad = grad / norm
    return grad
