# style: only the rows that count, scattered back; hard and smooth parts apart
import numpy as np


def _parts(pred, target, weight, ignore_index):
    pred = np.array(pred, dtype=float)
    rows = np.flatnonzero(np.array(target) != ignore_index)
    labels = np.array(target)[rows].astype(np.intp)
    z = pred[rows]
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    w = np.ones(pred.shape[1]) if weight is None else np.array(weight, dtype=float)
    return pred.shape, rows, labels, log_p, w


def _divisor(w, labels, reduction):
    total = w[labels].sum()
    return total if reduction == "mean" and total else (np.inf if reduction == "mean" else 1.0)


def cross_entropy(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    shape, rows, labels, log_p, w = _parts(pred, target, weight, ignore_index)
    hard = -w[labels] * log_p[np.arange(len(rows)), labels]
    losses = (1 - label_smoothing) * hard - label_smoothing * (log_p * w).mean(axis=1)
    if reduction == "none":
        out = np.zeros(shape[0])
        out[rows] = losses
        return out
    return float(losses.sum() / _divisor(w, labels, reduction))


def cross_entropy_grad(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    shape, rows, labels, log_p, w = _parts(pred, target, weight, ignore_index)
    p = np.exp(log_p)
    grad = (1 - label_smoothing) * w[labels][:, None] * p + label_smoothing * (w.mean() * p - w / shape[1])
    grad[np.arange(len(rows)), labels] -= (1 - label_smoothing) * w[labels]
    out = np.zeros(shape)
    out[rows] = grad / _divisor(w, labels, reduction)
    return out
