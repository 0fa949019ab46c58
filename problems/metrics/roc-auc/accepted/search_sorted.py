# style: np.unique for the thresholds, searchsorted in the sorted scores of each class
import numpy as np


def _split(y_true, y_score, pos_label, sample_weight):
    score = np.array(y_score, float)
    weight = np.ones(score.shape) if sample_weight is None else np.array(sample_weight, float)
    label = np.array(y_true)
    if label.shape != score.shape or weight.shape != score.shape:
        raise ValueError
    classes = []
    for chosen in ((label != pos_label) & (weight > 0), (label == pos_label) & (weight > 0)):
        if not chosen.any():
            raise ValueError
        order = np.argsort(score[chosen])
        classes.append((score[chosen][order], np.append(0.0, np.cumsum(weight[chosen][order]))))
    return classes


def _below(part, at, side="left"):
    score, total = part
    return total[np.searchsorted(score, at, side=side)] / total[-1]


def roc_curve(y_true, y_score, pos_label=1, sample_weight=None):
    negative, positive = _split(y_true, y_score, pos_label, sample_weight)
    thresholds = np.append(np.unique(np.append(negative[0], positive[0])), np.inf)[::-1]
    return 1 - _below(negative, thresholds), 1 - _below(positive, thresholds), thresholds


def roc_auc_score(y_true, y_score, pos_label=1, sample_weight=None):
    negative, positive = _split(y_true, y_score, pos_label, sample_weight)
    share = np.diff(positive[1]) / positive[1][-1]
    at = positive[0]
    return np.sum(share * (_below(negative, at) + _below(negative, at, "right")) / 2)
