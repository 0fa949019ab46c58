# style: plain Python sums over flat lists
import numpy as np


def _flat(pred, target, weight):
    if np.shape(pred) != np.shape(target):
        raise ValueError("shapes differ")
    p = [float(v) for v in np.ravel(pred)]
    t = [float(v) for v in np.ravel(target)]
    w = [1.0] * len(p) if weight is None else [float(v) for v in np.ravel(weight)]
    return p, t, w


def mse(pred, target, weight=None, reduction="mean"):
    p, t, w = _flat(pred, target, weight)
    losses = [c * (a - b) ** 2 for a, b, c in zip(p, t, w)]
    if reduction == "none":
        return np.array(losses).reshape(np.shape(pred))
    if reduction == "sum":
        return sum(losses)
    return sum(losses) / sum(w) if sum(w) else 0.0


def mse_grad(pred, target, weight=None, reduction="mean"):
    p, t, w = _flat(pred, target, weight)
    norm = sum(w) if reduction == "mean" else 1.0
    grads = [2.0 * c * (a - b) / norm if norm else 0.0 for a, b, c in zip(p, t, w)]
    return np.array(grads).reshape(np.shape(pred))
