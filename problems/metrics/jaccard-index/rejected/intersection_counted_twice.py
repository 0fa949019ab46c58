# verdict: wrong_answer
# entry: jaccard_score
# group: example
# lesson: Your union counts the intersection twice: subtract it once from the sum of both sizes.
import numpy as np


def indices(both, either, average, zero_division):
    """The Jaccard index of each row of intersections and unions; for "micro" of all rows as one."""
    axes = None if average == "micro" else tuple(range(1, both.ndim))
    intersection, union = both.sum(axis=axes), either.sum(axis=axes)
    scores = np.full(union.shape, float(zero_division))
    np.divide(intersection, union, out=scores, where=union > 0)
    return scores


def wrong(true, pred, average, zero_division):
    both, sizes = (true & pred).sum(axis=1), true.sum(axis=1) + pred.sum(axis=1)
    union = sizes
    if average == "micro":
        both, union = both.sum(keepdims=True), union.sum(keepdims=True)
    return np.where(union > 0, both / np.maximum(union, 1), zero_division)


def jaccard_score(y_true, y_pred, labels=None, average="macro", zero_division=0.0):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape:
        raise ValueError("y_true and y_pred must have the same shape.")
    classes = np.unique(np.concatenate([y_true, y_pred])) if labels is None else np.asarray(labels)
    true, pred = y_true == classes[:, None], y_pred == classes[:, None]  # (K, n)
    scores = wrong(true, pred, average, zero_division)
    if average is None:
        return scores
    if average == "weighted" and true.any():
        return (scores[:, None] * true).sum() / true.sum()  # every sample brings the index of its class
    return scores.mean()


def mask_jaccard(y_true, y_pred, average="samples", zero_division=0.0):
    true, pred = np.asarray(y_true) != 0, np.asarray(y_pred) != 0
    if true.shape != pred.shape:
        raise ValueError("y_true and y_pred must have the same shape.")
    return indices(true & pred, true | pred, average, zero_division).mean()
