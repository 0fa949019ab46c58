# style: one-hot matrices, centred, and their weighted inner products
import numpy as np


def matthews_corrcoef(y_true, y_pred, sample_weight=None):
    if len(y_true) != len(y_pred) or (sample_weight is not None and len(sample_weight) != len(y_true)):
        raise ValueError
    w = np.ones(len(y_true)) if sample_weight is None else np.array(sample_weight, float)
    if not w.any():
        return np.float64(0)
    w = w / w.sum()
    classes = np.array(sorted(set(y_true) | set(y_pred)))
    X, Y = ((np.array(y)[:, None] == classes).astype(float)[w > 0] for y in (y_true, y_pred))
    w = w[w > 0]
    if (X == X[0]).all() or (Y == Y[0]).all():
        return np.float64(0)
    X, Y = X - w @ X, Y - w @ Y
    return np.sum(w @ (X * Y)) / np.sqrt(np.sum(w @ (X * X)) * np.sum(w @ (Y * Y)))
