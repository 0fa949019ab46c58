# verdict: wrong_answer
# entry: gradient_descent_fit
# group: example
# lesson: Your intercept stays at 0. Its gradient is minus the mean residual.
import numpy as np


def least_squares_fit(X, y):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    x_mean, y_mean = X.mean(axis=0), y.mean()  # at the best intercept the residuals have mean zero
    A = X - x_mean
    A[:, (X == X[0]).all(axis=0)] = 0.0  # the mean of equal numbers may be rounded
    w = np.linalg.lstsq(A, y - y_mean, rcond=1e-12)[0]  # by an SVD: the shortest of all solutions
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
            pass
    return w, float(b), np.array(losses)
