# verdict: wrong_answer
# entry: confusion_matrix
# group: edge
# lesson: You divide by sums in which the samples that labels leaves out still count. They are left out before
# anything is normalized.
import numpy as np

SUMMED_OVER = {"true": 1, "pred": 0, "all": None}


def confusion_matrix(y_true, y_pred, labels=None, sample_weight=None, normalize=None):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    weight = np.ones(len(y_true)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if not y_true.shape == y_pred.shape == weight.shape:
        raise ValueError("y_true, y_pred and sample_weight have different lengths.")
    classes = np.union1d(y_true, y_pred) if labels is None else np.asarray(labels)
    is_true = classes[:, None] == y_true
    is_pred = classes[:, None] == y_pred
    matrix = (is_true * weight) @ is_pred.T
    if normalize is None:
        return matrix
    everything = {"true": is_true @ weight[:, None], "pred": (is_pred @ weight)[None], "all": weight.sum(keepdims=True)}
    totals = everything[normalize]
    return np.divide(matrix, totals, out=np.zeros_like(matrix), where=totals > 0)
