# style: the lasso on data with rows for the squared penalty, by accelerated proximal gradient on scaled columns
import numpy as np


def shrink(z, gamma):
    return z - np.clip(z, -gamma, gamma)


def elastic_net_fit(X, y, alpha=1.0, l1_ratio=0.5, fit_intercept=True, tol=1e-8):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    mean, level = (X.mean(0), y.mean()) if fit_intercept else (np.zeros(d), 0.0)
    A, target = X - mean, y - level
    fixed = np.sqrt((A**2).mean(0)) <= 1e-12 * np.abs(X).max(initial=1e-300)
    A[:, fixed] = 0.0
    A = np.vstack([A, np.sqrt(n * alpha * (1 - l1_ratio)) * np.eye(d)])
    target, l1 = np.append(target, np.zeros(d)), alpha * l1_ratio
    size = np.sqrt((A**2).sum(0) / n)
    size[fixed] = np.inf
    B = A / size
    step = n / np.linalg.norm(B, 2) ** 2 if B.any() else 1.0
    v, look, t = np.zeros(d), np.zeros(d), 1.0
    while True:
        g = A.T @ (target - A @ (v / size)) / n
        bad = np.where(v == 0, np.abs(g) - l1, np.abs(g - l1 * np.sign(v)))
        if bad.max() <= tol:
            w = v / size
            return w, level - mean @ w
        pull = B.T @ (target - B @ look) / n
        new = shrink(look + step * pull, step * l1 / size)
        if (look - new) @ (new - v) > 0:
            t, look = 1.0, new
        else:
            after = (1 + (1 + 4 * t * t) ** 0.5) / 2
            look, t = new + (t - 1) / after * (new - v), after
        v = new
