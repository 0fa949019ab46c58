# verdict: wrong_answer
# entry: mae
# group: edge
# lesson: You divide by a sum of weights of 0, which gives NaN. Where nothing has weight the mean is 0.
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


def mae(pred, target, weight=None, reduction="mean"):
    error = errors(pred, target)
    weight = weights(weight, error)
    losses = weight * np.abs(error)
    if reduction == "none":
        return losses
    total, norm = losses.sum(), weight.sum()
    if reduction == "mean":
        return total / norm
    return total


def mae_grad(pred, target, weight=None, reduction="mean"):
    error = errors(pred, target)
    weight = weights(weight, error)
    grad = weight * np.sign(error)
    norm = weight.sum()
    if reduction == "mean" and norm > 0:
        grad = grad / norm
    return grad
