import numpy as np


def counted_columns(y_true, y_pred, sample_weight):
    """The samples of positive weight in float64, with one column for each output, and their weights."""
    y_true, y_pred = np.asarray(y_true, dtype=np.float64), np.asarray(y_pred, dtype=np.float64)
    if y_true.shape != y_pred.shape:
        raise ValueError("y_true and y_pred must have the same shape.")
    weight = np.ones(len(y_true)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if y_true.ndim == 1:
        y_true, y_pred = y_true[:, None], y_pred[:, None]
    counts = weight > 0
    return y_true[counts], y_pred[counts], weight[counts]  # (n, k), (n, k), (n,)


def r2_score(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    y_true, y_pred, weight = counted_columns(y_true, y_pred, sample_weight)
    n, k = y_true.shape
    if n < 2:
        return np.full(k, np.nan) if multioutput == "raw_values" else np.nan
    mean = weight @ y_true / weight.sum()  # (k,)
    total = weight @ (y_true - mean) ** 2  # (k,)
    residual = weight @ (y_true - y_pred) ** 2  # (k,)

    # mutant-ok: 0->1: there are two samples, and any of them serves
    constant = (y_true == y_true[0]).all(axis=0)  # (k,)
    total = np.where(constant, 0.0, total)
    scores = (residual == 0).astype(np.float64)  # right where the target is constant
    scores[~constant] = 1 - residual[~constant] / total[~constant]

    if multioutput == "raw_values":
        return scores
    if multioutput == "variance_weighted" and total.any():
        return np.average(scores, weights=total)
    return scores.mean()


def adjusted_r2(y_true, y_pred, n_features):
    spare = len(y_true) - n_features - 1  # degrees of freedom that the fit leaves
    r2 = r2_score(y_true, y_pred)
    return 1 - (1 - r2) * (len(y_true) - 1) / spare if spare > 0 else np.nan
