# verdict: wrong_answer
# entry: ridge_fit
# group: example
# lesson: Your intercept is penalised like a weight. It must not shrink: only w is in the penalty.
import numpy as np


def ridge_fit(X, y, alpha=1.0, fit_intercept=True):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    if fit_intercept:
        w, _ = ridge_fit(np.hstack([X, np.ones((len(X), 1))]), y, alpha, False)
        return w[:-1], float(w[-1])
    x_mean, y_mean = np.zeros(X.shape[1]), 0.0
    U, s, Vt = np.linalg.svd(X - x_mean, full_matrices=False)  # (n, k), (k,), (k, d)
    w = Vt.T @ (s / (s**2 + alpha) * (U.T @ (y - y_mean)))  # (d,): X^T X is never formed
    return w, float(y_mean - x_mean @ w)
