# verdict: wrong_answer
# entry: mse
# group: edge
# lesson: You compare the number of axes alone. A column has as many as a matrix and broadcasts: compare the
#   whole shapes.
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


def mse(pred, target, weight=None, reduction="mean"):
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.ndim != target.ndim:
        raise ValueError("pred and target must have the same shape.")
    error = pred - target
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
