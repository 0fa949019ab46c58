# verdict: wrong_answer
# entry: roc_curve
# group: shape
# lesson: You negate scores as they come: unsigned integers wrap around then, and so does the lowest signed one. Convert
# to float64 first.
import numpy as np


def counts_at_thresholds(y_true, y_score, pos_label, sample_weight):
    """Weights of the true and the false positives at each threshold, and the thresholds, from infinity down."""
    positive, score = np.asarray(y_true) == pos_label, np.asarray(y_score, dtype=np.float64)
    weight = np.ones(len(score)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if not len(positive) == len(score) == len(weight):
        raise ValueError("y_true, y_score and sample_weight must have the same length.")
    kept = np.flatnonzero(weight)
    if not positive[kept].any() or positive[kept].all():
        raise ValueError("The curve needs a positive and a negative of weight above 0.")

    order = kept[np.argsort(-np.asarray(y_score)[kept])]
    positive, score, weight = positive[order], score[order], weight[order]
    last = np.append(score[1:] != score[:-1], True)  # the last of each run of equal scores
    tp = np.cumsum(weight * positive)[last]
    fp = np.cumsum(weight * ~positive)[last]
    return np.append(0.0, tp), np.append(0.0, fp), np.append(np.inf, score[last])


def roc_curve(y_true, y_score, pos_label=1, sample_weight=None):
    tp, fp, thresholds = counts_at_thresholds(y_true, y_score, pos_label, sample_weight)
    return fp / fp[-1], tp / tp[-1], thresholds


def roc_auc_score(y_true, y_score, pos_label=1, sample_weight=None):
    tp, fp, _ = counts_at_thresholds(y_true, y_score, pos_label, sample_weight)
    return np.trapezoid(tp / tp[-1], fp / fp[-1])
