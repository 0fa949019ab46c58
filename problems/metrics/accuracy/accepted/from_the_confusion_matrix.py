# style: the confusion matrix, then its rows and its trace
import numpy as np


def accuracy_report(y_true, y_pred, margin=0.1, sample_weight=None):
    if len(y_true) != len(y_pred) or len(y_true) == 0:
        raise ValueError
    n = len(y_true)
    w = np.ones(n) if sample_weight is None else np.array(sample_weight, float)
    if len(w) != n or w.max() == 0:
        raise ValueError
    classes, place = np.unique(np.concatenate([y_true, y_pred]), return_inverse=True)
    matrix = np.zeros((len(classes), len(classes)))
    np.add.at(matrix, (place[:n], place[n:]), w)
    rows = matrix.sum(axis=1)
    accuracy = np.trace(matrix) / rows.sum()
    balanced = np.mean([matrix[i, i] / rows[i] for i in np.flatnonzero(rows)])
    return accuracy, balanced, rows.max() / rows.sum(), accuracy - balanced > margin
