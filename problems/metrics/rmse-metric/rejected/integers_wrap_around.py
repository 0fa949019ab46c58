# verdict: wrong_answer
# entry: root_mean_squared_error
# group: shape
# lesson: You subtract in the integer type of the values, where 3 - 5 may be 254. Convert to float64 first.
import numpy as np


def prepared(y_true, y_pred, sample_weight):
    """Values in float64 with one column for each output, and the weights."""
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape:
        raise ValueError("y_true and y_pred must have the same shape.")
    weight = np.ones(len(y_true)) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if weight.sum() == 0:
        raise ValueError("No sample has a positive weight.")
    if y_true.ndim == 1:
        y_true, y_pred = y_true[:, None], y_pred[:, None]
    return y_true, y_pred, weight  # (n, k), (n, k), (n,)


def rmse_of_each_output(y_true, y_pred, weight):
    return np.sqrt(weight @ (y_true - y_pred) ** 2 / weight.sum())  # (k,)


def combined(values, multioutput):
    return values if multioutput == "raw_values" else values.mean()


def root_mean_squared_error(y_true, y_pred, sample_weight=None, multioutput="uniform_average", normalize=False):
    y_true, y_pred, weight = prepared(y_true, y_pred, sample_weight)
    errors = rmse_of_each_output(y_true, y_pred, weight)  # (k,)
    if normalize:
        counted = y_true[weight > 0]
        spread = counted.max(axis=0) - counted.min(axis=0)  # (k,)
        no_spread = np.where(errors > 0, np.inf, 0.0)
        errors = np.divide(errors, spread, out=no_spread, where=spread > 0)
    return combined(errors, multioutput)


def root_mean_squared_log_error(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    y_true, y_pred, weight = prepared(y_true, y_pred, sample_weight)
    if (y_true < 0).any() or (y_pred < 0).any():
        raise ValueError("The log error needs values of at least 0.")
    return combined(rmse_of_each_output(np.log1p(y_true), np.log1p(y_pred), weight), multioutput)
