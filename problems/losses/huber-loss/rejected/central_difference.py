# verdict: wrong_answer
# entry: huber_loss_grad
# group: edge, stability
# lesson: You difference the loss numerically, which loses digits, most of all beside a large error. Derive the
#   formula.
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
    pred, grad, h = np.asarray(pred, dtype=np.float64), np.zeros(grad.shape), 1e-5
    total = "sum" if reduction == "none" else reduction
    for i in np.ndindex(pred.shape):
        up, down = pred.copy(), pred.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (huber_loss(up, target, delta, total) - huber_loss(down, target, delta, total)) / (2 * h)
    return grad
