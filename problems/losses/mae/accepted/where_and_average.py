# style: np.average for the mean, np.where for the three pieces of the slope
import numpy as np


def _arrays(pred, target, weight):
    pred, target = np.array(pred, dtype=float), np.array(target, dtype=float)
    if pred.shape != target.shape:
        raise ValueError
    return pred, target, np.ones_like(pred) if weight is None else np.array(weight, dtype=float)


def mae(pred, target, weight=None, reduction="mean"):
    pred, target, weight = _arrays(pred, target, weight)
    distance = np.maximum(pred, target) - np.minimum(pred, target)
    if reduction == "mean":
        return float(np.average(distance, weights=weight)) if weight.any() else 0.0
    return distance * weight if reduction == "none" else float((distance * weight).sum())


def mae_grad(pred, target, weight=None, reduction="mean"):
    pred, target, weight = _arrays(pred, target, weight)
    slope = np.where(pred > target, 1.0, np.where(pred < target, -1.0, 0.0))
    return slope * weight / (weight.sum() if reduction == "mean" and weight.any() else 1.0)
