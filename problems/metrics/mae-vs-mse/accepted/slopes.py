# style: np.average, and the zero of the slope of the absolute error
import numpy as np


def compare_errors(y_true, y_pred, is_outlier):
    if np.shape(y_true) != np.shape(y_pred) or np.shape(y_true) != np.shape(is_outlier) or np.size(y_true) == 0:
        raise ValueError
    e = np.array(y_true, dtype=float) - np.array(y_pred, dtype=float)
    kept = e[np.logical_not(is_outlier)]
    clean = (np.average(abs(kept)), np.average(kept * kept)) if len(kept) else (float("nan"),) * 2
    scale = max(abs(e).max(), 1e-300)
    unit = e / scale  # shares do not depend on the scale
    return (
        np.average(abs(e)),
        np.average(e * e),
        *clean,
        abs(unit) / max(abs(unit).sum(), 1e-300),
        unit**2 / max((unit**2).sum(), 1e-300),
    )


def best_constants(y_true, sample_weight=None):
    y = np.array(y_true, dtype=float)
    w = np.ones(len(y)) if sample_weight is None else np.array(sample_weight, dtype=float)
    if not w.any():
        raise ValueError
    y, w = y[w > 0], w[w > 0]
    at_most = (w * (y <= y[:, None])).sum(axis=1)
    at_least = (w * (y >= y[:, None])).sum(axis=1)
    best = y[(2 * at_most >= w.sum()) & (2 * at_least >= w.sum())]
    return np.average(y, weights=w), (best.min() + best.max()) / 2
