# style: loops over Python floats, and a walk from both ends
import math

import numpy as np


def compare_errors(y_true, y_pred, is_outlier):
    if not len(y_true) == len(y_pred) == len(is_outlier) or len(y_true) == 0:
        raise ValueError("samples")
    errors = [abs(float(t) - float(p)) for t, p in zip(y_true, y_pred)]
    squares = [e * e for e in errors]

    def mean(values):
        return sum(values) / len(values) if values else math.nan

    def clean(values):
        return [v for v, out in zip(values, is_outlier) if not out]

    def share(values):
        return [v / (sum(values) or 1.0) for v in values]

    return mean(errors), mean(squares), mean(clean(errors)), mean(clean(squares)), share(errors), share(squares)


def first_with_half(pairs, total):
    weight = 0.0
    for value, w in pairs:
        weight += w
        if weight >= total / 2:
            return value


def best_constants(y_true, sample_weight=None):
    weights = [1.0] * len(y_true) if sample_weight is None else [float(w) for w in sample_weight]
    pairs = sorted((float(y), w) for y, w in zip(np.asarray(y_true), weights) if w > 0)
    if not pairs:
        raise ValueError("weights")
    total = sum(w for _, w in pairs)
    ends = first_with_half(pairs, total), first_with_half(pairs[::-1], total)
    return sum(w * y for y, w in pairs) / total, sum(ends) / 2
