import numpy as np


def entropy(p):
    p = p[p > 0]  # 0 log 0 is 0
    return -(p * np.log(p)).sum()


def mutual_information(joint, base=None):
    joint = np.asarray(joint, dtype=np.float64)  # (r, c)
    if not (joint >= 0).all() or joint.sum() == 0:  # NaN compares as false
        raise ValueError("Elements must not be negative, and not all 0.")
    joint = joint / joint.sum()
    # mutant-ok: axis=1->-1: the last of two axes
    h_rows, h_columns = entropy(joint.sum(axis=1)), entropy(joint.sum(axis=0))
    information = h_rows + h_columns - entropy(joint)
    mean = (h_rows + h_columns) / 2
    normalised = information / mean if mean > 0 else 1.0
    return (information if base is None else information / np.log(base)), normalised


def information_gain(X, y, base=None):
    n, d = X.shape
    if n == 0 or n != len(y):
        raise ValueError("There must be observations, and as many labels.")
    # mutant-ok: zeros->ones: each element is set below
    # mutant-ok: zeros->ones #2: the same
    gains, normalised = np.zeros(d), np.zeros(d)
    for j in range(d):
        values, labels = np.unique(X[:, j]), np.unique(y)
        # mutant-ok: sum->mean: a table of shares has the same information
        joint = [[((X[:, j] == value) & (y == label)).sum() for label in labels] for value in values]
        gains[j], normalised[j] = mutual_information(joint, base)  # the gain is the mutual information
    return gains, normalised
