# verdict: wrong_answer
# entry: precision_recall_curve
# group: shape
# lesson: You negate scores as they come, for a descending sort: unsigned integers wrap around, and 0 comes first.
import numpy as np


def ratio(hits, total, zero_division):
    fallback = np.full(len(total), float(zero_division))
    return np.divide(hits, total, out=fallback, where=total > 0)


def precision_recall(y_true, y_pred, average="binary", pos_label=1, zero_division=0.0):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape or y_true.size == 0:
        raise ValueError("One prediction for each label, and at least one.")
    classes = np.array([pos_label]) if average == "binary" else np.union1d(y_true, y_pred)  # (K,)
    is_true = classes[:, None] == y_true  # (K, n)
    is_pred = classes[:, None] == y_pred  # (K, n)
    hits, predicted, support = [x.sum(axis=1) for x in (is_true & is_pred, is_pred, is_true)]  # (K,) each
    if average == "micro":
        hits, predicted, support = [x.sum(keepdims=True) for x in (hits, predicted, support)]  # (1,) each
    weights = support if average == "weighted" else None
    precision, recall = ratio(hits, predicted, zero_division), ratio(hits, support, zero_division)
    return np.average(precision, weights=weights), np.average(recall, weights=weights)


def precision_recall_curve(y_true, y_score):
    y_true, y_score = np.asarray(y_true), np.asarray(y_score)
    if y_true.shape != y_score.shape or not y_true.any():
        raise ValueError("One score for each label, and one label that is 1.")
    order = np.argsort(-y_score)
    hits = np.cumsum(y_true[order], dtype=np.float64)  # (n,)
    predicted, score = np.arange(1, hits.size + 1), y_score[order]
    last = np.append(score[1:] != score[:-1], True)  # the last of each run of equal scores
    hits, predicted, thresholds = hits[last][::-1], predicted[last][::-1], score[last][::-1]
    return np.append(hits / predicted, 1.0), np.append(hits / hits[0], 0.0), thresholds.astype(np.float64)
