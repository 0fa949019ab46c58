"""Models whose memory holds a few rows: each gives the mean loss over the rows that count, and its gradients."""

import numpy as np


def begin(X, y, max_rows):
    """The rows that count, after the checks."""
    if len(X) == 0 or len(X) != len(y):
        raise ValueError("The model needs as many targets as rows, and at least one.")
    if len(X) > max_rows:
        raise RuntimeError(f"{len(X)} rows do not fit into memory: {max_rows} at most.")
    counts = ~np.isnan(y)
    return X[counts], y[counts]


def linear(max_rows):
    """params = [w (d,), b ()]: mean of (X w + b - y)^2."""

    def loss_and_grads(params, X, y):
        w, b = params
        X, y = begin(X, y, max_rows)
        if len(y) == 0:
            return 0.0, [np.zeros_like(w), np.zeros_like(b)]
        error = X @ w + b - y
        return float(np.mean(error**2)), [2 * X.T @ error / len(y), np.asarray(2 * np.mean(error))]

    return loss_and_grads


def tanh_network(max_rows):
    """params = [W (d, h), b (h,), v (h,)]: mean of (tanh(X W + b) v - y)^2."""

    def loss_and_grads(params, X, y):
        W, b, v = params
        X, y = begin(X, y, max_rows)
        if len(y) == 0:
            return 0.0, [np.zeros_like(W), np.zeros_like(b), np.zeros_like(v)]
        hidden = np.tanh(X @ W + b)
        error = hidden @ v - y
        upstream = 2 * error / len(y)
        delta = upstream[:, None] * v * (1 - hidden**2)
        return float(np.mean(error**2)), [X.T @ delta, delta.sum(axis=0), hidden.T @ upstream]

    return loss_and_grads
