# verdict: wrong_answer
# entry: hinge_loss_grad
# group: example
# lesson: You return the gradient of the sum over the samples. The loss is their mean.
import numpy as np


def violations(pred, target, multiclass):
    """By how much each demand for a margin of 1 is missed: (N,), or (N, C) with one entry for each rival class."""
    pred, target = np.asarray(pred, dtype=np.float64), np.asarray(target, dtype=int)
    if pred.ndim == 1:
        return np.maximum(0.0, 1.0 - target * pred)
    classes = np.arange(pred.shape[1])
    own = classes == target[:, None]
    right = pred[np.arange(len(pred)), target][:, None]
    missed = np.where(own, 0.0, np.maximum(0.0, 1.0 + pred - right))
    if multiclass == "crammer-singer":
        worst = missed.argmax(axis=1)[:, None]
        missed = np.where(classes == worst, missed, 0.0)
    return missed


def divisor(missed, multiclass):
    """N, or N C where the sum over the rivals is divided by the number of classes."""
    return missed.size if multiclass == "weston-watkins" else len(missed)


def hinge_loss(pred, target, p=1, multiclass="crammer-singer"):
    missed = violations(pred, target, multiclass)
    return (missed**p).sum() / max(divisor(missed, multiclass), 1)


def hinge_loss_grad(pred, target, p=1, multiclass="crammer-singer"):
    missed = violations(pred, target, multiclass)
    slope = (missed > 0) * p * missed ** (p - 1) / (divisor(missed, multiclass) // max(len(missed), 1))
    if missed.ndim == 1:
        return -np.asarray(target, dtype=int) * slope
    grad = slope
    grad[np.arange(len(grad)), target] = -slope.sum(axis=1)
    return grad
