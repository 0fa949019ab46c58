import numpy as np


def errors(pred, target):
    """pred - target in float64, for arrays of one shape."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if pred.shape != target.shape:
        raise ValueError("pred and target must have the same shape.")
    return pred - target


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    # mutant-ok: swap arguments of errors: only the size of an error counts
    size = np.abs(errors(pred, target))  # (...)
    quadratic = 0.5 * size**2
    linear = delta * (size - 0.5 * delta)
    losses = np.where(size <= delta, quadratic, linear)  # (...) mutant-ok: <=-><: the pieces agree at delta
    if reduction == "none":
        return losses
    if reduction == "mean" and losses.size > 0:  # mutant-ok: 0->1: the mean of one element is its sum
        return losses.mean()
    return losses.sum()


def huber_loss_grad(pred, target, delta=1.0, reduction="mean"):
    # mutant-ok: swap arguments of clip: the middle one of three numbers does not depend on their order
    grad = np.clip(errors(pred, target), -delta, delta)  # (...), of the sum: the error, bounded by delta
    if reduction == "mean":
        grad = grad / grad.size  # an empty array stays empty
    return grad
