import numpy as np


def sgd_linear_regression(X, y, weights, bias, epochs, lr=0.01):
    X = np.asarray(X, dtype=np.float64)  # (n, d); integers too
    w = np.array(weights, dtype=np.float64)  # (d,): a copy, the caller's stays
    b = float(bias)
    weight_history = np.empty((len(epochs), len(w)))  # (epochs, d)
    bias_history = np.empty(len(epochs))  # (epochs,)
    for epoch, batches in enumerate(epochs):
        for batch in batches:
            rows = np.asarray(batch, dtype=np.intp)  # (m,)
            # mutant-ok: transpose right of @: w has one axis
            error = X[rows] @ w + b - y[rows]  # (m,): one residual for each sample of the batch
            # mutant-ok: transpose right of @: the residuals have one axis
            grad_w = 2 * X[rows].T @ error / len(rows)  # (d,)
            grad_b = 2 * error.mean()
            w -= lr * grad_w
            b -= lr * grad_b
        weight_history[epoch] = w  # copies the numbers
        bias_history[epoch] = b
    return weight_history, bias_history
