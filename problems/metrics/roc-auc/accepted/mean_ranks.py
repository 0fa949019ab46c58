# style: mean ranks where there are no weights, reduceat over the runs of ties
import numpy as np


def _sorted(y_true, y_score, pos_label, sample_weight):
    if len(y_true) != len(y_score) or (sample_weight is not None and len(sample_weight) != len(y_true)):
        raise ValueError
    weight = np.ones(len(y_true)) if sample_weight is None else np.array(sample_weight, float)
    label = (np.array(y_true) == pos_label)[weight > 0]
    score = np.array(y_score, float)[weight > 0]
    weight = weight[weight > 0]
    if label.sum() in (0, len(label)):
        raise ValueError
    order = np.argsort(score, kind="stable")
    score = score[order]
    starts = np.flatnonzero(np.r_[True, np.diff(score) != 0])
    counts = [np.add.reduceat(np.where(label == k, weight, 0.0)[order], starts) for k in (False, True)]
    return score[starts], *counts


def roc_curve(y_true, y_score, pos_label=1, sample_weight=None):
    score, negative, positive = _sorted(y_true, y_score, pos_label, sample_weight)
    curves = [np.r_[0.0, np.cumsum(each[::-1])] / each.sum() for each in (negative, positive)]
    return curves[0], curves[1], np.r_[np.inf, score[::-1]]


def roc_auc_score(y_true, y_score, pos_label=1, sample_weight=None):
    _, negative, positive = _sorted(y_true, y_score, pos_label, sample_weight)
    if sample_weight is not None:
        below = np.cumsum(negative) - negative / 2
        return (positive @ below) / positive.sum() / negative.sum()
    size = negative + positive
    rank = np.cumsum(size) - (size - 1) / 2
    p, n = positive.sum(), negative.sum()
    return (positive @ rank - p * (p + 1) / 2) / (p * n)
