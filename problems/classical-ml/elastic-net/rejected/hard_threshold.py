# verdict: wrong_answer
# entry: elastic_net_fit
# group: example
# lesson: You keep weights whole whose pull exceeds the threshold. Soft thresholding also moves them towards zero by
# it.
import numpy as np


def elastic_net_fit(X, y, alpha=1.0, l1_ratio=0.5, fit_intercept=True, tol=1e-8):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,)
    l1, l2 = alpha * l1_ratio, alpha * (1 - l1_ratio)
    # At the best intercept the residuals have mean zero. Centred columns do not see a constant in them, so the descent
    # needs no intercept.
    A = X - X.mean(axis=0) if fit_intercept else X
    constant = (X == X[0]).all(axis=0) if fit_intercept else (X == 0).all(axis=0)
    curvature = (A**2).mean(axis=0)  # (d,): second derivative of the squared error in each weight

    w, r = np.zeros(X.shape[1]), y  # r is the residual y - A w throughout
    for _ in range(400):
        before = w.copy()
        for j in np.flatnonzero(~constant):  # a constant column keeps the weight 0
            pull = curvature[j] * w[j] + (A[:, j] * r).sum() / len(y)
            new = soft_threshold(pull, l1) / (curvature[j] + l2)
            r = r + A[:, j] * (w[j] - new)
            w[j] = new
        if np.abs(w - before).max() <= 1e-15 * np.abs(w).max() or np.abs(w).max() >= 1e9:
            break
    return w, float((y - X @ w).mean()) if fit_intercept else 0.0


def soft_threshold(z, gamma):
    return z if abs(z) > gamma else 0.0


def violation(slopes, w, l1):
    """How far the weights are from optimal: the largest violation of the conditions of the minimum."""
    return np.where(w == 0, np.abs(slopes) - l1, np.abs(slopes - np.copysign(l1, w))).max()
