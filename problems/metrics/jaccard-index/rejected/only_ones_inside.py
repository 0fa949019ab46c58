# verdict: wrong_answer
# entry: mask_jaccard
# group: edge
# lesson: You take only 1 for inside a mask. What is not 0 is inside: 255 and -1, too.
import numpy as np


def indices(both, either, average, zero_division):
    """The Jaccard index of each row of intersections and unions; for "micro" of all rows as one."""
    axes = None if average == "micro" else tuple(range(1, both.ndim))
    intersection, union = both.sum(axis=axes), either.sum(axis=axes)
    scores = np.full(union.shape, float(zero_division))
    np.divide(intersection, union, out=scores, where=union > 0)
    return scores


def jaccard_score(y_true, y_pred, labels=None, average="macro", zero_division=0.0):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape:
        raise ValueError("y_true and y_pred must have the same shape.")
    classes = np.unique(np.concatenate([y_true, y_pred])) if labels is None else np.asarray(labels)
    true, pred = y_true == classes[:, None], y_pred == classes[:, None]  # (K, n)
    scores = indices(true & pred, true | pred, average, zero_division)
    if average is None:
        return scores
    if average == "weighted" and true.any():
        return (scores[:, None] * true).sum() / true.sum()  # every sample brings the index of its class
    return scores.mean()


def mask_jaccard(y_true, y_pred, average="samples", zero_division=0.0):
    true, pred = np.asarray(y_true) == 1, np.asarray(y_pred) == 1
    if true.shape != pred.shape:
        raise ValueError("y_true and y_pred must have the same shape.")
    return indices(true & pred, true | pred, average, zero_division).mean()
