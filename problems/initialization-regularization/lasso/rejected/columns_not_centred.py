# verdict: wrong_answer
# entry: lasso_fit
# group: example
# lesson: You centre the targets but not the columns. Centre both before you solve for the weights.
import numpy as np


def soft_threshold(z, gamma):
    z = np.asarray(z, dtype=np.float64)
    return np.sign(z) * np.maximum(np.abs(z) - gamma, 0.0)


def lasso_fit(X, y, alpha=1.0, fit_intercept=True, tol=1e-8):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    # At the best intercept the residuals have mean zero. Centred columns do not see a constant in them, so the descent
    # needs no intercept.
    A = X
    constant = (X == X[0]).all(axis=0) if fit_intercept else (X == 0).all(axis=0)
    curvature = (A**2).mean(axis=0)  # (d,): second derivative of the squared error in each weight

    w, r = np.zeros(X.shape[1]), y - y.mean() * fit_intercept  # r is the residual y - A w throughout
    while violation(A.T @ r / len(y), w, alpha) > tol:
        for j in np.flatnonzero(~constant):  # a constant column keeps the weight 0
            slope = (A[:, j] * r).sum() / len(y)
            new = soft_threshold(curvature[j] * w[j] + slope, alpha) / curvature[j]
            r = r + A[:, j] * (w[j] - new)
            w[j] = new
    return w, float((y - X @ w).mean()) if fit_intercept else 0.0


def violation(slopes, w, alpha):
    """How far the weights are from optimal: the largest violation of the conditions of the minimum."""
    return np.where(w == 0, np.abs(slopes) - alpha, np.abs(slopes - np.copysign(alpha, w))).max()
