# style: plain Python, one sample at a time, the two cases apart
import math

import numpy as np


def _softplus(z):
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def _binary(z, label, alpha, gamma):
    s = z if label else -z
    weight = 1.0 if alpha is None else (alpha if label else 1.0 - alpha)
    log_p, log_q = -_softplus(-s), -_softplus(s)
    focus = weight * math.exp(gamma * log_q)
    slope = focus * (gamma * math.exp(log_p) * log_p - math.exp(log_q))
    return -focus * log_p, slope if label else -slope


def _multi(row, label, alpha, gamma):
    weight = 1.0 if alpha is None else float(alpha[label])
    s = row[label]
    rivals = [z for c, z in enumerate(row) if c != label]
    top = max(rivals)
    rest = top + math.log(sum(math.exp(z - top) for z in rivals))
    log_p, log_q = -_softplus(rest - s), -_softplus(s - rest)
    focus = weight * math.exp(gamma * log_q)
    slope = focus * (gamma * math.exp(log_p) * log_p - math.exp(log_q))
    return -focus * log_p, [slope if c == label else -slope * math.exp(z - rest) for c, z in enumerate(row)]


def _all(pred, target, alpha, gamma):
    one = _binary if np.ndim(pred) == 1 else _multi
    return [one(z, int(t), alpha, gamma) for z, t in zip(np.asarray(pred, dtype=float).tolist(), target)]


def focal_loss(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    losses = [loss for loss, _ in _all(pred, target, alpha, gamma)]
    if reduction == "none":
        return np.array(losses)
    return sum(losses) / (max(len(losses), 1) if reduction == "mean" else 1)


def focal_loss_grad(pred, target, alpha=None, gamma=2.0, reduction="mean"):
    grads = np.array([grad for _, grad in _all(pred, target, alpha, gamma)], dtype=float).reshape(np.shape(pred))
    return grads / (max(len(grads), 1) if reduction == "mean" else 1)
