# style: without a branch, from the part of the error up to delta
import numpy as np


def _sizes(pred, target, delta):
    e = np.array(pred, dtype=float) - np.array(target, dtype=float)
    if np.shape(pred) != np.shape(target):
        raise ValueError
    return e, np.minimum(np.abs(e), delta)


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    e, q = _sizes(pred, target, delta)
    losses = q * (np.abs(e) - q / 2)
    return losses if reduction == "none" else losses.sum() / (max(losses.size, 1) if reduction == "mean" else 1)


def huber_loss_grad(pred, target, delta=1.0, reduction="mean"):
    e, q = _sizes(pred, target, delta)
    return np.sign(e) * q / (max(e.size, 1) if reduction == "mean" else 1)
