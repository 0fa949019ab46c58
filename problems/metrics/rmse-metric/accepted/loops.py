# style: loops over Python floats
import math

import numpy as np


def root_mean_squared_error(y_true, y_pred, sample_weight=None, multioutput="uniform_average", normalize=False):
    if np.shape(y_true) != np.shape(y_pred):
        raise ValueError("shapes")
    true, pred = np.asarray(y_true).tolist(), np.asarray(y_pred).tolist()
    weights = [1.0] * len(true) if sample_weight is None else [float(w) for w in sample_weight]
    rows = [(w, t, p) for w, t, p in zip(weights, true, pred) if w > 0]
    if not rows:
        raise ValueError("no samples")
    if not isinstance(rows[0][1], list):
        rows = [(w, [t], [p]) for w, t, p in rows]
    total, out = sum(w for w, _, _ in rows), []
    for j in range(len(rows[0][1])):
        root = math.sqrt(sum(w * (t[j] - p[j]) ** 2 for w, t, p in rows) / total)
        width = max(t[j] for _, t, _ in rows) - min(t[j] for _, t, _ in rows) if normalize else 1.0
        out.append(root / width if width else math.inf if root else 0.0)
    return out if multioutput == "raw_values" else sum(out) / len(out)


def root_mean_squared_log_error(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    logs = []
    for y in (y_true, y_pred):
        y = np.asarray(y)
        if any(v < 0 for v in y.ravel().tolist()):
            raise ValueError("negative")
        logs.append(np.array([math.log1p(v) for v in y.ravel().tolist()]).reshape(y.shape))
    return root_mean_squared_error(*logs, sample_weight, multioutput)
