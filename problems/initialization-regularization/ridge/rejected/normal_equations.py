# verdict: wrong_answer
# entry: ridge_fit
# group: stability
# lesson: You form X^T X, which squares the condition number: columns that are nearly equal lose their difference.
# Use an SVD, or least squares with rows for the penalty.
import numpy as np


def ridge_fit(X, y, alpha=1.0, fit_intercept=True):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    x_mean, y_mean = np.zeros(X.shape[1]), 0.0
    if fit_intercept:  # at the best intercept the residuals have mean zero: centring solves for it
        x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    w = np.linalg.solve(Xc.T @ Xc + alpha * np.eye(X.shape[1]), Xc.T @ (y - y_mean))  # (d,): X^T X is never formed
    return w, float(y_mean - x_mean @ w)
