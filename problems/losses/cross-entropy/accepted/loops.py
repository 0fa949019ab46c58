# style: plain Python, one sample at a time
import math

import numpy as np


def _samples(pred, target, weight, ignore_index, eps):
    rows = np.asarray(pred, dtype=float).tolist()
    classes = np.shape(pred)[1]
    w = [1.0] * classes if weight is None else [float(v) for v in weight]
    for row, label in zip(rows, np.asarray(target).tolist()):
        if label == ignore_index:
            yield 0.0, [0.0] * classes, 0.0
            continue
        top = max(row)
        log_total = top + math.log(sum(math.exp(z - top) for z in row))
        a = [w[c] * (eps / classes + (1.0 - eps if c == label else 0.0)) for c in range(classes)]
        loss = sum(a[c] * (log_total - row[c]) for c in range(classes))
        grad = [sum(a) * math.exp(row[c] - log_total) - a[c] for c in range(classes)]
        yield loss, grad, w[label]


def cross_entropy(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    samples = list(_samples(pred, target, weight, ignore_index, label_smoothing))
    losses = [loss for loss, _, _ in samples]
    if reduction == "none":
        return np.array(losses)
    norm = sum(norm for _, _, norm in samples) if reduction == "mean" else 1.0
    return sum(losses) / norm if norm else 0.0


def cross_entropy_grad(pred, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    samples = list(_samples(pred, target, weight, ignore_index, label_smoothing))
    norm = sum(norm for _, _, norm in samples) if reduction == "mean" else 1.0
    grads = [[g / norm if norm else 0.0 for g in grad] for _, grad, _ in samples]
    return np.array(grads).reshape(np.shape(pred))
