"""Metrics of scikit-learn, with its weights for the shares; the median by brute force in exact fractions."""

REQUIRES = ["sklearn"]


def compare_errors(y_true, y_pred, is_outlier):
    import numpy as np
    from sklearn.metrics import mean_absolute_error, mean_squared_error

    y_true, y_pred, out = np.array(y_true, dtype=float), np.array(y_pred, dtype=float), np.asarray(is_outlier)
    both = mean_absolute_error, mean_squared_error
    full = [metric(y_true, y_pred) for metric in both]
    clean = [np.nan if out.all() else metric(y_true, y_pred, sample_weight=~out) for metric in both]
    n = len(y_true)
    parts = [
        np.array([metric(y_true[i : i + 1], y_pred[i : i + 1]) / (n * whole or 1.0) for i in range(n)])
        for metric, whole in zip(both, full)
    ]
    return *full, *clean, *parts


def best_constants(y_true, sample_weight=None):
    from fractions import Fraction

    import numpy as np

    y = [Fraction(float(v)) for v in y_true]
    w = [Fraction(1) if sample_weight is None else Fraction(float(sample_weight[i])) for i in range(len(y))]
    places = [each for each, weight in zip(y, w) if weight > 0]
    cost = {c: sum(weight * abs(each - c) for each, weight in zip(y, w)) for c in places}
    best = [c for c in places if cost[c] == min(cost.values())]
    mean = np.average([float(v) for v in y], weights=[float(v) for v in w])
    return float(mean), float((min(best) + max(best)) / 2)
