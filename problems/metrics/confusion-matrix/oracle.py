"""scikit-learn's confusion_matrix, where it does not raise an error."""

REQUIRES = ["sklearn"]


def confusion_matrix(y_true, y_pred, labels=None, sample_weight=None, normalize=None):
    import numpy as np
    from sklearn.metrics import confusion_matrix as sklearn_confusion_matrix

    y_true, y_pred = np.array(y_true), np.array(y_pred)
    if sample_weight is not None and not np.any(sample_weight):
        return NotImplemented
    if not len(y_true) or (labels is not None and not np.isin(y_true, labels).any()):
        return NotImplemented
    return sklearn_confusion_matrix(y_true, y_pred, labels=labels, sample_weight=sample_weight, normalize=normalize)
