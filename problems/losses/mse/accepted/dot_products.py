# style: normalised weights first, then one dot product
import numpy as np


def _share(pred, target, weight, reduction):
    pred, target = np.array(pred, dtype=float), np.array(target, dtype=float)
    if pred.shape != target.shape:
        raise ValueError
    weight = np.ones_like(pred) if weight is None else np.array(weight, dtype=float)
    if reduction == "mean" and weight.any():
        weight = weight / np.sum(weight)
    return pred - target, weight


def mse(pred, target, weight=None, reduction="mean"):
    error, share = _share(pred, target, weight, reduction)
    if reduction == "none":
        return share * error * error
    return float(np.dot(share.ravel(), np.square(error).ravel()))


def mse_grad(pred, target, weight=None, reduction="mean"):
    error, share = _share(pred, target, weight, reduction)
    return share * (error + error)
