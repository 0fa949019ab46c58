import numpy as np


def ridge_fit(X, y, alpha=1.0, fit_intercept=True):
    # mutant-ok: drop statement: what is subtracted below is float64, so integers of any width are converted there
    X = np.asarray(X, dtype=np.float64)  # (n, d)
    y = np.asarray(y, dtype=np.float64)  # (n,) mutant-ok: drop statement: as for X
    x_mean, y_mean = np.zeros(X.shape[1]), 0.0  # mutant-ok: 1->-1: X has two axes
    if fit_intercept:  # at the best intercept the residuals have mean zero: centring solves for it
        x_mean, y_mean = X.mean(axis=0), y.mean()
    U, s, Vt = np.linalg.svd(X - x_mean, full_matrices=False)  # (n, k), (k,), (k, d)
    # mutant-ok: -->+: the columns of U have mean zero where y_mean is not 0, so a constant in y is lost in U^T
    # mutant-ok: drop right of -: for the same reason; y is centred here as it is on paper
    # mutant-ok: transpose right of @: a vector has one axis; mutant-ok: transpose right of @ #2: y has one axis
    w = Vt.T @ (s / (s**2 + alpha) * (U.T @ (y - y_mean)))  # (d,): X^T X is never formed
    # mutant-ok: transpose right of @: w has one axis
    return w, float(y_mean - x_mean @ w)  # mutant-ok: swap sides of @: both have one axis
