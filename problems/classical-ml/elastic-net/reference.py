import numpy as np


def elastic_net_fit(X, y, alpha=1.0, l1_ratio=0.5, fit_intercept=True, tol=1e-8):
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    # mutant-ok: drop statement: X is float64, and y is converted where the two meet
    y = np.asarray(y, dtype=np.float64)  # (n,)
    l1, l2 = alpha * l1_ratio, alpha * (1 - l1_ratio)
    # At the best intercept the residuals have mean zero. Centred columns do not see a constant in them, so the descent
    # needs no intercept.
    A = X - X.mean(axis=0) if fit_intercept else X
    constant = (X == X[0]).all(axis=0) if fit_intercept else (X == 0).all(axis=0)
    curvature = (A**2).mean(axis=0)  # (d,): second derivative of the squared error in each weight

    # mutant-ok: 1->-1: X has two axes
    w, r, before = np.zeros(X.shape[1]), y, None  # r is the residual y - A w throughout
    # Until the conditions hold, or rounding alone is left. mutant-ok: drop right of and: tol is far above rounding
    # mutant-ok: transpose right of @: r has one axis; mutant-ok: >->>=: no violation is exactly tol
    while violation(A.T @ r / len(y) - l2 * w, w, l1) > tol and not np.array_equal(w, before):
        before = w.copy()  # mutant-ok: drop statement: tol is far above rounding
        for j in np.flatnonzero(~constant):  # a constant column keeps the weight 0
            pull = curvature[j] * w[j] + (A[:, j] * r).sum() / len(y)
            new = soft_threshold(pull, l1) / (curvature[j] + l2)
            r = r + A[:, j] * (w[j] - new)
            w[j] = new
    # mutant-ok: transpose right of @: w has one axis
    return w, float((y - X @ w).mean()) if fit_intercept else 0.0


def soft_threshold(z, gamma):
    return np.sign(z) * max(abs(z) - gamma, 0.0)


def violation(slopes, w, l1):
    """How far the weights are from optimal: the largest violation of the conditions of the minimum."""
    return np.where(w == 0, np.abs(slopes) - l1, np.abs(slopes - np.copysign(l1, w))).max()
