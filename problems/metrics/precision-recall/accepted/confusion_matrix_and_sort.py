# style: a confusion matrix for the averages, a descending sort for the curve
import numpy as np


def precision_recall(y_true, y_pred, average="binary", pos_label=1, zero_division=0.0):
    t, p = np.array(y_true), np.array(y_pred)
    if len(t) != len(p) or len(t) == 0:
        raise ValueError
    if average == "binary":
        t, p = t == pos_label, p == pos_label
    classes, place = np.unique(np.concatenate([t, p]), return_inverse=True)
    matrix = np.zeros((len(classes), len(classes)))
    np.add.at(matrix, (place[: len(t)], place[len(t) :]), 1)
    hits, a, m = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    if average == "micro":
        return hits.sum() / a.sum(), hits.sum() / m.sum()
    precision = np.where(a > 0, hits / np.maximum(a, 1), zero_division)
    recall = np.where(m > 0, hits / np.maximum(m, 1), zero_division)
    if average == "binary":
        return (precision[-1], recall[-1]) if classes[-1] else (zero_division, zero_division)
    if average == "weighted":
        return precision @ m / m.sum(), recall @ m / m.sum()
    return precision.mean(), recall.mean()


def precision_recall_curve(y_true, y_score):
    y, s = np.array(y_true, dtype=float), np.array(y_score, dtype=float)
    if y.shape != s.shape or y.sum() == 0:
        raise ValueError
    order = np.argsort(-s, kind="stable")
    y, s = y[order], s[order]
    last = np.append(np.flatnonzero(np.diff(s)), len(s) - 1)
    hits = np.cumsum(y)[last]
    precision, recall = np.r_[1.0, hits / (last + 1)], np.r_[0.0, hits / y.sum()]
    return precision[::-1], recall[::-1], s[last][::-1]
