"""root_mean_squared_error and root_mean_squared_log_error of scikit-learn; the range by np.ptp."""

REQUIRES = ["sklearn"]
TOLERANCE = {"rtol": 1e-9, "atol": 1e-15}


def root_mean_squared_error(y_true, y_pred, sample_weight=None, multioutput="uniform_average", normalize=False):
    import numpy as np
    from sklearn.metrics import root_mean_squared_error

    y_true, y_pred = np.array(y_true, dtype=float), np.array(y_pred, dtype=float)
    if not normalize:
        return root_mean_squared_error(y_true, y_pred, sample_weight=sample_weight, multioutput=multioutput)
    rows = np.ones(len(y_true), dtype=bool) if sample_weight is None else np.asarray(sample_weight) > 0
    spread = np.atleast_1d(np.ptp(y_true[rows], axis=0))
    if (spread == 0).any():
        return NotImplemented
    raw = root_mean_squared_error(y_true, y_pred, sample_weight=sample_weight, multioutput="raw_values") / spread
    return raw if multioutput == "raw_values" else raw.mean()


def root_mean_squared_log_error(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    import numpy as np
    from sklearn.metrics import root_mean_squared_log_error

    y_true, y_pred = np.array(y_true, dtype=float), np.array(y_pred, dtype=float)
    return root_mean_squared_log_error(y_true, y_pred, sample_weight=sample_weight, multioutput=multioutput)
