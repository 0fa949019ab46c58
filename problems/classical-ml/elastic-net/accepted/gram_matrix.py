# style: coordinate descent on the Gram matrix in plain Python floats, the residual never formed
import numpy as np


def elastic_net_fit(X, y, alpha=1.0, l1_ratio=0.5, fit_intercept=True, tol=1e-8):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    shift = X[0] if fit_intercept else np.zeros(d)  # constant columns become exactly zero
    X = X - shift
    mean, level = (X.mean(axis=0), float(np.mean(y))) if fit_intercept else (np.zeros(d), 0.0)
    G, p = (X - mean).T @ (X - mean) / n, (X - mean).T @ (y - level) / n
    l1, l2 = alpha * l1_ratio, alpha * (1 - l1_ratio)
    G = (G + l2 * np.eye(d)).tolist()  # the squared penalty is a larger diagonal
    p, w = p.tolist(), [0.0] * d
    worst = float("inf")
    while worst > tol:
        for j in range(d):
            z = p[j] - sum(G[j][k] * w[k] for k in range(d) if k != j)
            w[j] = 0.0 if abs(z) <= l1 else (z - l1 if z > 0 else z + l1) / G[j][j]
        worst = 0.0
        for j in range(d):
            s = p[j] - sum(G[j][k] * w[k] for k in range(d))
            worst = max(worst, abs(s) - l1 if w[j] == 0 else abs(s - l1 * (1 if w[j] > 0 else -1)))
    return w, level - sum(wj * (m + s) for wj, m, s in zip(w, mean, shift))
