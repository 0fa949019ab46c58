# verdict: wrong_answer
# entry: least_squares_fit
# group: example
# lesson: You give dependent columns the weight 0. Of all solutions the one with the smallest weights is asked for.
import numpy as np


def least_squares_fit(X, y):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    x_mean, y_mean = X.mean(axis=0), y.mean()  # at the best intercept the residuals have mean zero
    A = X - x_mean
    A[:, (X == X[0]).all(axis=0)] = 0.0  # the mean of equal numbers may be rounded
    kept = []
    for j in range(A.shape[1]):
        if np.linalg.matrix_rank(A[:, [*kept, j]], tol=1e-11 * np.abs(A).max(initial=0)) > len(kept):
            kept.append(j)
    w = np.zeros(A.shape[1])
    w[kept] = np.linalg.lstsq(A[:, kept], y - y_mean, rcond=1e-12)[0]  # by an SVD: the shortest of all solutions
    return w, float(y_mean - x_mean @ w)


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
