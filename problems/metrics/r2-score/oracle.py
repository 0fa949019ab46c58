"""r2_score of scikit-learn, where it has the same conventions; the adjusted value from unbiased variances."""

REQUIRES = ["sklearn"]


def r2_score(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    import numpy as np
    from sklearn.metrics import r2_score

    true, pred = np.array(y_true, dtype=float), np.array(y_pred, dtype=float)
    if len(true) < 2 or (sample_weight is not None and np.count_nonzero(sample_weight) < 2):
        return NotImplemented
    constant = np.ptp(true, axis=0) == 0
    if np.any(constant) and (sample_weight is not None or not np.array_equal(true, np.round(true))):
        return NotImplemented  # T rounds to something above 0
    if sample_weight is not None and np.any(np.ptp(true[np.asarray(sample_weight) > 0], axis=0) == 0):
        return NotImplemented
    return r2_score(true, pred, sample_weight=sample_weight, multioutput=multioutput)


def adjusted_r2(y_true, y_pred, n_features):
    import numpy as np

    true, pred = np.array(y_true, dtype=float), np.array(y_pred, dtype=float)
    freedom = len(true) - n_features - 1
    if freedom <= 0 or np.ptp(true) == 0:
        return NotImplemented
    return 1 - np.sum((true - pred) ** 2) / freedom / np.var(true, ddof=1)
