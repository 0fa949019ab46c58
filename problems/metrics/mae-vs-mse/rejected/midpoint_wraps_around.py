# verdict: wrong_answer
# entry: best_constants
# group: shape
# lesson: You add the ends of the interval in the integer type they have, where the sum wraps around. Convert to float64
# first.
import numpy as np


def shares(losses):
    total = losses.sum()
    return losses / total if total > 0 else np.zeros(losses.shape)


def compare_errors(y_true, y_pred, is_outlier):
    y_true, y_pred = np.asarray(y_true, dtype=np.float64), np.asarray(y_pred, dtype=np.float64)
    if not y_true.shape == y_pred.shape == is_outlier.shape or y_true.size == 0:
        raise ValueError("There must be at least one sample, and arrays of one shape.")
    absolute = np.abs(y_true - y_pred)  # (n,)
    squared = absolute**2  # (n,)
    clean = ~is_outlier
    clean_mae, clean_mse = (absolute[clean].mean(), squared[clean].mean()) if clean.any() else (np.nan, np.nan)
    return absolute.mean(), squared.mean(), clean_mae, clean_mse, shares(absolute), shares(squared)


def best_constants(y_true, sample_weight=None):
    y = np.asarray(y_true)
    weight = np.ones(y.shape) if sample_weight is None else np.asarray(sample_weight, dtype=np.float64)
    if weight.sum() == 0:
        raise ValueError("No sample has a positive weight.")
    order = np.argsort(y)
    y, weight = y[order], weight[order]
    up_to = np.cumsum(weight)  # weight of the samples up to and with each one
    half = up_to[-1] / 2
    lower = y[np.searchsorted(up_to, half)]  # the first with at least half of it
    upper = y[np.searchsorted(up_to, half, side="right")]  # the first with more than half of it
    return np.average(y, weights=weight), (lower + upper) / 2
