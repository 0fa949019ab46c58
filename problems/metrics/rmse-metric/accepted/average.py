# style: np.average, and a loop over the outputs
import numpy as np


def _columns(y_true, y_pred, sample_weight):
    if np.shape(y_true) != np.shape(y_pred) or len(y_true) == 0:
        raise ValueError
    if sample_weight is not None and not np.any(sample_weight):
        raise ValueError
    pair = np.array(y_true, dtype=float), np.array(y_pred, dtype=float)
    return [y[:, None] if y.ndim == 1 else y for y in pair]


def _answer(values, multioutput):
    return np.array(values) if multioutput == "raw_values" else float(np.mean(values))


def _weights(sample_weight):
    return None if sample_weight is None else np.array(sample_weight, dtype=float)


def root_mean_squared_error(y_true, y_pred, sample_weight=None, multioutput="uniform_average", normalize=False):
    true, pred = _columns(y_true, y_pred, sample_weight)
    w = _weights(sample_weight)
    values = []
    for t, p in zip(true.T, pred.T):
        error = np.average((p - t) ** 2, weights=w) ** 0.5
        if normalize:
            width = np.ptp(t if w is None else t[w > 0])
            error = error / width if width else (np.inf if error else 0.0)
        values.append(error)
    return _answer(values, multioutput)


def root_mean_squared_log_error(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    true, pred = _columns(y_true, y_pred, sample_weight)
    if min(true.min(), pred.min()) < 0:
        raise ValueError
    return root_mean_squared_error(np.log1p(true), np.log1p(pred), sample_weight, multioutput)
