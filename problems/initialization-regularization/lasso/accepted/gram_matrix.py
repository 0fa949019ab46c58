# style: coordinate descent on the Gram matrix in plain Python floats, the residual never formed
import numpy as np


def soft_threshold(z, gamma):
    z = np.asarray(z)
    flat = [max(abs(float(v)) - gamma, 0.0) * (1 if float(v) > 0 else -1) for v in z.ravel()]
    return np.array(flat).reshape(z.shape)


def lasso_fit(X, y, alpha=1.0, fit_intercept=True, tol=1e-8):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    shift = X[0] if fit_intercept else np.zeros(d)  # constant columns become exactly zero
    X = X - shift
    mean, level = (X.mean(axis=0), float(np.mean(y))) if fit_intercept else (np.zeros(d), 0.0)
    G, p = (X - mean).T @ (X - mean) / n, (X - mean).T @ (y - level) / n
    G, p, w = G.tolist(), p.tolist(), [0.0] * d
    worst = float("inf")
    while worst > tol:
        for j in range(d):
            z = p[j] - sum(G[j][k] * w[k] for k in range(d) if k != j)
            w[j] = 0.0 if abs(z) <= alpha else (z - alpha if z > 0 else z + alpha) / G[j][j]
        worst = 0.0
        for j in range(d):
            s = p[j] - sum(G[j][k] * w[k] for k in range(d))
            worst = max(worst, abs(s) - alpha if w[j] == 0 else abs(s - alpha * (1 if w[j] > 0 else -1)))
    return w, level - sum(wj * (m + s) for wj, m, s in zip(w, mean, shift))
