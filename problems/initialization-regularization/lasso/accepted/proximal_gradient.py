# style: accelerated proximal gradient with restarts on scaled columns, instead of coordinates
import numpy as np


def soft_threshold(z, gamma):
    z = np.asarray(z, dtype=float)
    return z - np.clip(z, -gamma, gamma)


def lasso_fit(X, y, alpha=1.0, fit_intercept=True, tol=1e-8):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    mean, level = (X.mean(0), y.mean()) if fit_intercept else (np.zeros(d), 0.0)
    A, target = X - mean, y - level
    size = np.sqrt((A**2).mean(0))
    size[size <= 1e-12 * np.abs(X).max(initial=1e-300)] = np.inf
    A = A / size
    step = n / np.linalg.norm(A, 2) ** 2 if A.any() else 1.0
    v, look, t = np.zeros(d), np.zeros(d), 1.0
    while True:
        g = A.T @ (target - A @ v) / n * np.where(np.isinf(size), 0.0, size)  # in the columns as they are
        bad = np.where(v == 0, np.abs(g) - alpha, np.abs(g - alpha * np.sign(v)))
        if bad.max() <= tol:
            w = v / size
            return w, level - mean @ w
        pull = A.T @ (target - A @ look) / n
        new = soft_threshold(look + step * pull, step * alpha / size)
        if (look - new) @ (new - v) > 0:
            t, look = 1.0, new
        else:
            after = (1 + (1 + 4 * t * t) ** 0.5) / 2
            look, t = new + (t - 1) / after * (new - v), after
        v = new
