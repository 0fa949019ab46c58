# verdict: wrong_answer
# entry: huber_loss
# group: edge
# lesson: You let NumPy broadcast pred against target: a column against a row gives a whole matrix. Refuse shapes that
#   differ.
import numpy as np


def errors(pred, target):
    """pred - target in float64, for arrays of one shape."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape.")
    return pred - target


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    size = np.abs(pred - target)
    quadratic = 0.5 * size**2
    linear = delta * (size - 0.5 * delta)
    losses = np.where(size <= delta, quadratic, linear)
    if reduction == "none":
        return losses
    if reduction == "mean" and losses.size > 0:
        return losses.mean()
    return losses.sum()


def huber_loss_grad(pred, target, delta=1.0, reduction="mean"):
    grad = np.clip(errors(pred, target), -delta, delta)
    if reduction == "mean":
        grad = grad / grad.size
    return grad
