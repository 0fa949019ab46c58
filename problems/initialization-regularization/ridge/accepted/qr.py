# style: QR of the centred data with the penalty rows, lists for the result
import numpy as np


def ridge_fit(X, y, alpha=1.0, fit_intercept=True):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    d = X.shape[1]
    mean, level = (X.mean(0), y.mean()) if fit_intercept else (0 * X[0], 0.0)
    Q, R = np.linalg.qr(np.vstack([X - mean, alpha**0.5 * np.eye(d)]))
    w = np.linalg.solve(R, Q.T @ np.append(y - level, np.zeros(d)))
    return w.tolist(), level - sum(w * mean)
