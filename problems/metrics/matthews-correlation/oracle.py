"""matthews_corrcoef of scikit-learn."""

REQUIRES = ["sklearn"]


def matthews_corrcoef(y_true, y_pred, sample_weight=None):
    import numpy as np
    from sklearn.metrics import matthews_corrcoef as mcc

    if len(y_true) == 0 or (sample_weight is not None and not np.any(sample_weight)):
        return NotImplemented
    return mcc(np.array(y_true), np.array(y_pred), sample_weight=sample_weight)
