# verdict: wrong_answer
# entry: huber_loss
# group: example
# lesson: You compare the squared error with delta. The threshold is for the error's size.
import numpy as np


def errors(pred, target):
    """pred - target in float64, for arrays of one shape."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape.")
    return pred - target


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    size = np.abs(errors(pred, target))
    quadratic = 0.5 * size**2
    linear = delta * (size - 0.5 * delta)
    losses = np.where(size**2 <= delta, quadratic, linear)
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
