# style: tries every pattern of signs and solves its linear equations; the pattern of the minimum has no violation
from itertools import product

import numpy as np


def elastic_net_fit(X, y, alpha=1.0, l1_ratio=0.5, fit_intercept=True, tol=1e-8):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    mean, level = (X.mean(0), y.mean()) if fit_intercept else (np.zeros(d), 0.0)
    X, y = X - mean, y - level
    l1, l2 = alpha * l1_ratio, alpha * (1 - l1_ratio)
    moving = [j for j in range(d) if np.ptp(X[:, j] + mean[j]) > 0 or (not fit_intercept and X[0, j] != 0)]
    best = None
    for signs in product([0, 1, -1] if l1 else [1], repeat=len(moving)):
        kept = [j for j, sign in zip(moving, signs) if sign]
        s = np.array([sign for sign in signs if sign], dtype=float)
        w = np.zeros(d)
        if kept:
            rows = np.vstack([X[:, kept], np.sqrt(n * l2) * np.eye(len(kept))])
            Q, R = np.linalg.qr(rows)
            if np.abs(np.diag(R)).min() < 1e-9 * np.abs(np.diag(R)).max():
                continue
            target = Q.T @ np.append(y, np.zeros(len(kept)))
            w[kept] = np.linalg.solve(R, target - n * l1 * np.linalg.solve(R.T, s))
        if l1 == 0 or (np.sign(w[kept]) == s).all():
            value = ((y - X @ w) ** 2).sum() / (2 * n) + l1 * np.abs(w).sum() + l2 / 2 * (w @ w)
            if best is None or value < best[0]:
                best = value, w
    return best[1], level - mean @ best[1]
