# style: a dictionary of totals for each score, sorted, and one loop over Python numbers
from math import inf


def _groups(y_true, y_score, pos_label, sample_weight):
    n = len(y_true)
    weights = [1.0] * n if sample_weight is None else [float(w) for w in sample_weight]
    if len(y_score) != n or len(weights) != n:
        raise ValueError
    totals = {}
    for label, score, weight in zip(y_true, y_score, weights):
        if weight:
            both = totals.setdefault(float(score), [0.0, 0.0])
            both[bool(label == pos_label)] += weight
    negatives, positives = (sum(both[k] for both in totals.values()) for k in (0, 1))
    if not negatives or not positives:
        raise ValueError
    return sorted(totals.items(), reverse=True), negatives, positives


def roc_curve(y_true, y_score, pos_label=1, sample_weight=None):
    groups, negatives, positives = _groups(y_true, y_score, pos_label, sample_weight)
    fpr, tpr, thresholds, fp, tp = [0.0], [0.0], [inf], 0.0, 0.0
    for score, (negative, positive) in groups:
        fp, tp = fp + negative, tp + positive
        fpr.append(fp / negatives)
        tpr.append(tp / positives)
        thresholds.append(score)
    return fpr, tpr, thresholds


def roc_auc_score(y_true, y_score, pos_label=1, sample_weight=None):
    groups, negatives, positives = _groups(y_true, y_score, pos_label, sample_weight)
    above, area = 0.0, 0.0
    for _, (negative, positive) in groups:
        area += negative * (above + positive / 2)
        above += positive
    return area / negatives / positives
