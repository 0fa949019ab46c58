# verdict: wrong_answer
# entry: ridge_fit
# group: example
# lesson: Your weights are those of least squares: there is no penalty on them.
import numpy as np


def ridge_fit(X, y, alpha=1.0, fit_intercept=True):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    x_mean, y_mean = np.zeros(X.shape[1]), 0.0
    if fit_intercept:  # at the best intercept the residuals have mean zero: centring solves for it
        x_mean, y_mean = X.mean(axis=0), y.mean()
    U, s, Vt = np.linalg.svd(X - x_mean, full_matrices=False)  # (n, k), (k,), (k, d)
    w = np.linalg.pinv(X - x_mean, rcond=1e-12) @ (y - y_mean)  # (d,): X^T X is never formed
    return w, float(y_mean - x_mean @ w)
