# style: minus infinity at the right class, and a maximum over the others
import numpy as np


def _parts(pred, target):
    z = np.array(pred, dtype=float)
    if z.ndim == 1:
        return z, np.array(target, dtype=float), None
    own = np.eye(z.shape[1], dtype=bool)[np.array(target, dtype=np.intp)]
    return z, own, np.where(own, -np.inf, z)


def _rows(values, n):
    return float(values.sum()) / n if n else 0.0


def hinge_loss(pred, target, p=1, multiclass="crammer-singer"):
    z, own, others = _parts(pred, target)
    if others is None:
        return _rows(np.clip(1 - own * z, 0, None) ** p, len(z))
    right = z[own][:, None]
    if multiclass == "crammer-singer":
        return _rows(np.clip(1 + others.max(axis=1) - right[:, 0], 0, None) ** p, len(z))
    return _rows((np.clip(1 + others - right, 0, None) ** p).mean(axis=1), len(z))


def hinge_loss_grad(pred, target, p=1, multiclass="crammer-singer"):
    z, own, others = _parts(pred, target)
    n = max(len(z), 1)
    if others is None:
        miss = 1 - own * z
        return np.where(miss > 0, -own if p == 1 else -2 * own * miss, 0.0) / n
    miss = 1 + others - z[own][:, None]
    slope = np.where(miss > 0, 1.0 if p == 1 else 2 * np.maximum(miss, 0), 0.0)
    if multiclass == "crammer-singer":
        slope *= np.eye(z.shape[1])[others.argmax(axis=1)]
    else:
        slope = slope / z.shape[1]
    return (slope - own * slope.sum(axis=1, keepdims=True)) / n
