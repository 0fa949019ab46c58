# style: tries every pattern of signs and solves its linear equations; the pattern of the minimum has no violation
from itertools import product

import numpy as np


def soft_threshold(z, gamma):
    z = np.array(z, dtype=float)
    return np.where(z > gamma, z - gamma, np.where(z < -gamma, z + gamma, 0.0))


def lasso_fit(X, y, alpha=1.0, fit_intercept=True, tol=1e-8):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    mean, level = (X.mean(0), y.mean()) if fit_intercept else (np.zeros(d), 0.0)
    X, y = X - mean, y - level
    moving = [j for j in range(d) if np.ptp(X[:, j] + mean[j]) > 0 or (not fit_intercept and X[0, j] != 0)]
    best = None
    for signs in product([0, 1, -1], repeat=len(moving)):
        kept = [j for j, sign in zip(moving, signs) if sign]
        s = np.array([sign for sign in signs if sign], dtype=float)
        w = np.zeros(d)
        if kept:
            Q, R = np.linalg.qr(X[:, kept])
            w[kept] = np.linalg.solve(R, Q.T @ y - n * alpha * np.linalg.solve(R.T, s))
        if (np.sign(w[kept]) == s).all():
            value = ((y - X @ w) ** 2).sum() / (2 * n) + alpha * np.abs(w).sum()
            if best is None or value < best[0]:
                best = value, w
    return best[1], level - mean @ best[1]
