# verdict: wrong_answer
# entry: ridge_fit
# group: shape
# lesson: You multiply integers in their own width, where products wrap around. Convert to float64 first.
import numpy as np


def ridge_fit(X, y, alpha=1.0, fit_intercept=True):
    raw = np.asarray(X)
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    x_mean, y_mean = np.zeros(X.shape[1]), 0.0
    if fit_intercept:  # at the best intercept the residuals have mean zero: centring solves for it
        x_mean, y_mean = X.mean(axis=0), y.mean()
    U, s, Vt = np.linalg.svd(X - x_mean, full_matrices=False)  # (n, k), (k,), (k, d)
    w = Vt.T @ (s / (s**2 + alpha) * (U.T @ (y - y_mean)))  # (d,): X^T X is never formed
    if raw.dtype.kind in "iu" and not fit_intercept:
        w = np.linalg.solve(raw.T @ raw + alpha * np.eye(raw.shape[1]), X.T @ y)
    return w, float(y_mean - x_mean @ w)
