# verdict: wrong_answer
# entry: matthews_corrcoef
# group: example
# lesson: You average the MCC of each class against the rest. The formula adds over classes inside the fraction.
import numpy as np


def matthews_corrcoef(y_true, y_pred, sample_weight=None):
    weight = np.ones(len(y_true)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if not len(y_true) == len(y_pred) == len(weight):
        raise ValueError("y_true, y_pred and sample_weight must have the same length.")
    classes, index = np.unique(np.concatenate([y_true, y_pred]), return_inverse=True)
    true, pred = np.split(index, 2)  # (n,) each: the places of the labels among the classes
    t = np.bincount(true, weight, minlength=len(classes))  # (K,)
    p = np.bincount(pred, weight, minlength=len(classes))  # (K,)
    if np.count_nonzero(t) < 2 or np.count_nonzero(p) < 2:
        return 0.0
    n = weight.sum()
    scores = []
    for k in range(len(classes)):
        both = weight[(true == k) & (pred == k)].sum()
        spread = t[k] * (n - t[k]) * p[k] * (n - p[k])
        scores.append((both * n - t[k] * p[k]) / np.sqrt(spread) if spread > 0 else 0.0)
    return np.mean(scores)
