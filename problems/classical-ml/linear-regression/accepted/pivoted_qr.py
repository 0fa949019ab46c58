# style: Gram-Schmidt with pivoting, done twice, and the shortest solution from its triangle; descent in plain floats
import numpy as np


def least_squares_fit(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    A = X - X.mean(axis=0)
    A[:, (X == X[0]).all(axis=0)] = 0.0
    basis, rest, size = [], A.copy(), np.sqrt((A**2).sum(axis=0)).max()
    for _ in range(min(A.shape)):
        norms = np.sqrt((rest**2).sum(axis=0))
        j = int(norms.argmax())
        if norms[j] <= 1e-11 * size or size == 0:
            break
        q = rest[:, j] / norms[j]
        for p in basis:
            q = q - p * (p @ q)
        q = q / np.sqrt(q @ q)
        basis.append(q)
        for _ in range(2):
            rest = rest - np.outer(q, q @ rest)
    if not basis:
        return np.zeros(A.shape[1]), y.mean()
    Q = np.array(basis).T
    P, R = np.linalg.qr((Q.T @ A).T)  # A = Q R^T P^T
    w = P @ np.linalg.solve(R.T, Q.T @ (y - y.mean()))
    return w.tolist(), float((y - X @ w).mean())


def gradient_descent_fit(X, y, lr, n_steps):
    rows, targets = [[float(v) for v in row] for row in X], [float(v) for v in y]
    n, d = len(rows), len(rows[0])
    w, b, losses = [0.0] * d, 0.0, []
    for step in range(n_steps + 1):
        r = [sum(v * u for v, u in zip(row, w)) + b - t for row, t in zip(rows, targets)]
        losses.append(sum(v * v for v in r) / (2 * n))
        if step == n_steps:
            return w, b, losses
        w = [w[j] - lr * sum(v * row[j] for v, row in zip(r, rows)) / n for j in range(d)]
        b -= lr * sum(r) / n
