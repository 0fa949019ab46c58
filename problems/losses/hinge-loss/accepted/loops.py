# style: plain Python, one sample at a time
import numpy as np


def _sample(scores, label, p, multiclass):
    """Loss and gradient of one sample, as a float and a list."""
    classes = len(scores)
    rivals = [c for c in range(classes) if c != label]
    if multiclass == "crammer-singer":
        rivals = [max(rivals, key=lambda c: scores[c])]
    loss, grad = 0.0, [0.0] * classes
    share = 1.0 if multiclass == "crammer-singer" else 1.0 / classes
    for c in rivals:
        miss = 1.0 + scores[c] - scores[label]
        if miss > 0:
            loss += share * miss**p
            grad[c] += share * (1.0 if p == 1 else 2.0 * miss)
            grad[label] -= share * (1.0 if p == 1 else 2.0 * miss)
    return loss, grad


def _all(pred, target, p, multiclass):
    rows = np.asarray(pred, dtype=float).tolist()
    labels = [int(t) for t in target]
    if np.ndim(pred) == 2:
        return [_sample(row, t, p, multiclass) for row, t in zip(rows, labels)]
    return [(max(0.0, 1.0 - t * z) ** p, -t * (p * max(0.0, 1.0 - t * z) ** (p - 1) if t * z < 1 else 0.0))
            for z, t in zip(rows, labels)]


def hinge_loss(pred, target, p=1, multiclass="crammer-singer"):
    samples = _all(pred, target, p, multiclass)
    return sum(loss for loss, _ in samples) / max(len(samples), 1)


def hinge_loss_grad(pred, target, p=1, multiclass="crammer-singer"):
    samples = _all(pred, target, p, multiclass)
    return np.array([grad for _, grad in samples], dtype=float).reshape(np.shape(pred)) / max(len(samples), 1)
