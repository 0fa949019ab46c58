import numpy as np
from gradus import Lines
from reference import matthews_corrcoef

POSITIVE = 0.1  # share of the positive class


def of_guessing(share):
    """Accuracy, F1 and MCC of one who says "positive" for this share of the samples, whatever they are."""
    y_true, y_pred = np.array([1, 1, 0, 0]), np.array([1, 0, 1, 0])
    tp, fn = POSITIVE * share, POSITIVE * (1 - share)
    fp, tn = (1 - POSITIVE) * share, (1 - POSITIVE) * (1 - share)
    mcc = matthews_corrcoef(y_true, y_pred, np.array([tp, fn, fp, tn]))
    return tp + tn, 2 * tp / (2 * tp + fp + fn), mcc


def figures():
    shares = np.linspace(0, 1, 51)
    curves = np.array([of_guessing(share) for share in shares])
    named = dict(zip(("accuracy", "F1", "MCC"), curves.T))
    return {"guessing": Lines(shares, named, x_label="share predicted positive", y_label="score")}
