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
    n, correct = weight.sum(), weight[true == pred].sum()
    spread = (n**2 - (t**2).sum()) * (n**2 - (p**2).sum())
    return (correct * n - (t * p).sum()) / np.sqrt(spread)
