# verdict: wrong_answer
# entry: least_squares_fit
# group: example
# lesson: You fit no intercept: the line goes through the origin.
import numpy as np


def least_squares_fit(X, y):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    x_mean, y_mean = X.mean(axis=0), y.mean()  # at the best intercept the residuals have mean zero
    A = X - x_mean
    A[:, (X == X[0]).all(axis=0)] = 0.0  # the mean of equal numbers may be rounded
    w = np.linalg.lstsq(X, y, rcond=1e-12)[0]  # by an SVD: the shortest of all solutions
    return w, 0.0


def gradient_descent_fit(X, y, lr, n_steps):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    w, b = np.zeros(X.shape[1]), 0.0
    losses = []
    for step in range(n_steps + 1):
        r = y - X @ w - b  # (n,)
        losses.append((r**2).mean() / 2)
        if step < n_steps:
            w = w + lr * X.T @ r / len(y)  # minus the gradient: -X^T r / n
            b = b + lr * r.mean()
    return w, float(b), np.array(losses)
