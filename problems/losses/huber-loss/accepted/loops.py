# style: one branch for each element, in plain Python
import numpy as np


def _errors(pred, target):
    if np.shape(pred) != np.shape(target):
        raise ValueError("shapes differ")
    return [float(a) - float(b) for a, b in zip(np.ravel(pred), np.ravel(target))]


def huber_loss(pred, target, delta=1.0, reduction="mean"):
    losses = []
    for e in _errors(pred, target):
        if abs(e) < delta:
            losses.append(e * e / 2)
        else:
            losses.append(delta * abs(e) - delta * delta / 2)
    if reduction == "none":
        return np.array(losses).reshape(np.shape(pred))
    return sum(losses) / (max(len(losses), 1) if reduction == "mean" else 1)


def huber_loss_grad(pred, target, delta=1.0, reduction="mean"):
    errors = _errors(pred, target)
    n = len(errors) if reduction == "mean" else 1
    slopes = [e / n if abs(e) < delta else (delta / n if e > 0 else -delta / n) for e in errors]
    return np.array(slopes).reshape(np.shape(pred))
