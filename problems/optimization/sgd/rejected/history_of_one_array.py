# verdict: wrong_answer
# entry: sgd_linear_regression
# group: example, edge
# lesson: Your history holds the same weight array many times, so every row shows the last epoch. Keep a copy after
# each.
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
            error = X[rows] @ w + b - y[rows]  # (m,): one residual for each sample of the batch
            grad_w = 2 * X[rows].T @ error / len(rows)  # (d,)
            grad_b = 2 * error.mean()
            w -= lr * grad_w
            b -= lr * grad_b
        bias_history[epoch] = b
    weight_history[:] = w
    return weight_history, bias_history
