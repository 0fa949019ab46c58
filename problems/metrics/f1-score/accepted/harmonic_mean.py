# style: precision and recall for each class, and their harmonic mean
import numpy as np


def fbeta_score(y_true, y_pred, beta=1.0, average="binary", pos_label=1, zero_division=0.0):
    t, p = np.array(y_true), np.array(y_pred)
    if len(t) != len(p) or len(t) == 0:
        raise ValueError
    if average == "micro":
        return np.mean(t == p)

    def score(c):
        if not (t == c).any() and not (p == c).any():
            return zero_division
        if not ((t == c) & (p == c)).any():
            return 0.0
        precision, recall = np.mean(t[p == c] == c), np.mean(p[t == c] == c)
        return (1 + beta**2) / (1 / precision + beta**2 / recall)

    if average == "binary":
        return score(pos_label)
    classes = np.unique(np.concatenate([t, p]))
    weights = [np.sum(t == c) for c in classes] if average == "weighted" else None
    return np.average([score(c) for c in classes], weights=weights)
