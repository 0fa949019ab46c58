# style: loops over Python floats
import math

import numpy as np


def _score(rows, j):
    """R² and T of output j."""
    total = sum(w for w, _, _ in rows)
    mean = sum(w * t[j] for w, t, _ in rows) / total
    residual = sum(w * (t[j] - p[j]) ** 2 for w, t, p in rows)
    if len({t[j] for _, t, _ in rows}) == 1:
        return float(residual == 0), 0.0
    spread = sum(w * (t[j] - mean) ** 2 for w, t, _ in rows)
    return 1 - residual / spread, spread


def r2_score(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes")
    one = np.ndim(y_true) == 1
    k = 1 if one else np.shape(y_true)[1]
    true, pred = np.asarray(y_true).tolist(), np.asarray(y_pred).tolist()
    weights = [1.0] * len(true) if sample_weight is None else [float(w) for w in sample_weight]
    rows = [(w, [t], [p]) if one else (w, t, p) for w, t, p in zip(weights, true, pred) if w > 0]
    pairs = [_score(rows, j) for j in range(k)] if len(rows) > 1 else [(math.nan, 0.0)] * k
    if multioutput == "raw_values":
        return [score for score, _ in pairs]
    spread = sum(t for _, t in pairs)
    if multioutput == "variance_weighted" and spread > 0:
        return sum(score * t for score, t in pairs) / spread
    return sum(score for score, _ in pairs) / k


def adjusted_r2(y_true, y_pred, n_features):
    score, n = r2_score(y_true, y_pred), len(y_true)
    return 1 - (1 - score) * (n - 1) / (n - n_features - 1) if n > n_features + 1 else math.nan
