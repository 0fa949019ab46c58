# style: BFGS with backtracking by hand, which stops when the objective no longer falls
import numpy as np


def logistic_fit(X, y, lam):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if y.min() == y.max():
        raise ValueError("one label")
    n, d = X.shape

    def value(t):
        z = X @ t[:d] + t[d]
        return np.mean(np.logaddexp(0, z) - y * z) + lam / 2 * t[:d] @ t[:d]

    def gradient(t):
        z = X @ t[:d] + t[d]
        e = np.exp(-np.abs(z))
        residual = np.where(z >= 0, 1 / (1 + e), e / (1 + e)) - y
        return np.append(X.T @ residual / n + lam * t[:d], residual.mean())

    t, B = np.zeros(d + 1), np.eye(d + 1)  # B estimates the inverse of the Hessian
    f, g = value(t), gradient(t)
    for _ in range(1000):
        direction = -B @ g
        if direction @ g >= 0:
            B, direction = np.eye(d + 1), -g
        length = 1.0
        while length > 1e-20 and value(t + length * direction) > f + 1e-4 * length * (g @ direction):
            length /= 2
        s = length * direction
        if value(t + s) >= f:
            break
        t, f, before = t + s, value(t + s), g
        g = gradient(t)
        change = g - before
        if s @ change > 1e-12 * np.linalg.norm(s) * np.linalg.norm(change):
            P = np.eye(d + 1) - np.outer(s, change) / (s @ change)
            B = P @ B @ P.T + np.outer(s, s) / (s @ change)
    return t[:d], float(t[d]), float(f)
