# style: np.average, and the ratio of two mean squared errors
import numpy as np


def r2_score(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    true, pred = np.array(y_true, dtype=float), np.array(y_pred, dtype=float)
    if true.shape != pred.shape:
        raise ValueError
    if true.ndim == 1:
        true, pred = true.reshape(-1, 1), pred.reshape(-1, 1)
    w = np.ones(len(true)) if sample_weight is None else np.array(sample_weight, dtype=float)
    true, pred, w = true[w > 0], pred[w > 0], w[w > 0]
    if len(true) < 2:
        scores = np.full(true.shape[1], np.nan)
        return scores if multioutput == "raw_values" else scores.mean()
    flat = np.ptp(true, axis=0) == 0
    error = np.average((true - pred) ** 2, axis=0, weights=w)
    variance = np.average((true - np.average(true, axis=0, weights=w)) ** 2, axis=0, weights=w)
    variance[flat] = 0
    scores = np.array([1 - e / v if v else float(e == 0) for e, v in zip(error, variance)])
    if multioutput == "raw_values":
        return scores
    return np.average(scores, weights=variance if multioutput == "variance_weighted" and not flat.all() else None)


def adjusted_r2(y_true, y_pred, n_features):
    n = len(y_true)
    score = r2_score(y_true, y_pred)
    if n - n_features <= 1:
        return float("nan")
    return score - (1 - score) * n_features / (n - n_features - 1)
