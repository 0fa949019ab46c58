# verdict: wrong_answer
# entry: information_gain
# group: edge
# lesson: You convert the integers to floats, where neighbours beyond 2**53 become one value. They are names:
# compare them as they are.
import numpy as np


def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def mutual_information(joint, base=None):
    joint = np.asarray(joint, dtype=np.float64)
    if not (joint >= 0).all() or joint.sum() == 0:
        raise ValueError("Elements must not be negative, and not all 0.")
    joint = joint / joint.sum()
    h_rows, h_columns = entropy(joint.sum(axis=1)), entropy(joint.sum(axis=0))
    information = h_rows + h_columns - entropy(joint)
    mean = (h_rows + h_columns) / 2
    normalised = information / mean if mean > 0 else 1.0
    return (information if base is None else information / np.log(base)), normalised


def information_gain(X, y, base=None):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    n, d = X.shape
    if n == 0 or n != len(y):
        raise ValueError("There must be observations, and as many labels.")
    gains, normalised = np.zeros(d), np.zeros(d)
    for j in range(d):
        values, labels = np.unique(X[:, j]), np.unique(y)
        joint = [[((X[:, j] == value) & (y == label)).sum() for label in labels] for value in values]
        gains[j], normalised[j] = mutual_information(joint, base)
    return gains, normalised
