# style: numbers for the pairs of classes, and np.bincount
import numpy as np


def confusion_matrix(y_true, y_pred, labels=None, sample_weight=None, normalize=None):
    t, p = np.array(y_true), np.array(y_pred)
    if len(t) != len(p) or (sample_weight is not None and len(sample_weight) != len(t)):
        raise ValueError
    w = np.ones(len(t)) if sample_weight is None else np.array(sample_weight, float)
    classes = np.unique(np.concatenate([t, p])) if labels is None else np.array(labels)
    k = len(classes)
    place = {label: i for i, label in enumerate(classes.tolist())}
    rows = np.array([place.get(each, -1) for each in t.tolist()], dtype=int)
    columns = np.array([place.get(each, -1) for each in p.tolist()], dtype=int)
    known = (rows >= 0) & (columns >= 0)
    m = np.bincount(k * rows[known] + columns[known], weights=w[known], minlength=k * k).reshape(k, k)
    total = {None: 1.0, "true": m.sum(1)[:, None], "pred": m.sum(0), "all": m.sum()}[normalize]
    return m / np.where(total == 0, 1.0, total)
