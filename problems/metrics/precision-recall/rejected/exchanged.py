# verdict: wrong_answer
# entry: precision_recall
# group: example
# lesson: You divide precision by the true samples and recall by the predicted ones: they are exchanged.
import numpy as np


def ratio(hits, total, zero_division):
    fallback = np.full(len(total), float(zero_division))
    return np.divide(hits, total, out=fallback, where=total > 0)


def precision_recall(y_true, y_pred, average="binary", pos_label=1, zero_division=0.0):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape or y_true.size == 0:
        raise ValueError("One prediction for each label, and at least one.")
    classes = np.array([pos_label]) if average == "binary" else np.union1d(y_true, y_pred)
    is_true = classes[:, None] == y_true
    is_pred = classes[:, None] == y_pred
    hits, predicted, support = [x.sum(axis=1) for x in (is_true & is_pred, is_pred, is_true)]
    if average == "micro":
        hits, predicted, support = [x.sum(keepdims=True) for x in (hits, predicted, support)]
    weights = support if average == "weighted" else None
    recall, precision = ratio(hits, predicted, zero_division), ratio(hits, support, zero_division)
    return np.average(precision, weights=weights), np.average(recall, weights=weights)


def precision_recall_curve(y_true, y_score):
    y_true, y_score = np.asarray(y_true), np.asarray(y_score, dtype=np.float64)
    if y_true.shape != y_score.shape or not y_true.any():
        raise ValueError("One score for each label, and one label that is 1.")
    thresholds, place = np.unique(y_score, return_inverse=True)
    positives = np.bincount(place, weights=y_true)
    samples = np.bincount(place)
    hits = positives[::-1].cumsum()[::-1]
    predicted = samples[::-1].cumsum()[::-1]
    return np.append(hits / predicted, 1.0), np.append(hits / hits[0], 0.0), thresholds
