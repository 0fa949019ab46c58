# style: a loop over the classes, np.var, and np.logaddexp
import numpy as np


def fit(X, y, var_smoothing=1e-9):
    X, y = np.array(X, dtype=float), np.array(y)
    if y.size == 0 or y.shape != X.shape[:1]:
        raise ValueError
    extra = var_smoothing * np.max(np.var(X, axis=0))
    classes = np.array(sorted(set(y.tolist())))
    parts = [X[y == label] for label in classes]
    return {
        "variances": np.stack([part.var(axis=0) for part in parts]) + extra,
        "means": np.stack([part.mean(axis=0) for part in parts]),
        "priors": np.array([len(part) / len(X) for part in parts]),
        "classes": classes,
    }


def predict_log_proba(X, priors, means, variances):
    if np.any(np.asarray(variances) <= 0):
        raise ValueError
    X, columns = np.array(X, dtype=float), []
    for prior, mean, variance in zip(priors, means, variances):
        variance = np.asarray(variance, dtype=float)
        density = -0.5 * np.log(2 * np.pi * variance) - 0.5 * ((X - mean) / np.sqrt(variance)) ** 2
        columns.append(np.log(float(prior)) + density.sum(axis=1))
    total = columns[0]
    for column in columns[1:]:
        total = np.logaddexp(total, column)
    return np.column_stack([column - total for column in columns])
