# style: iteratively reweighted least squares by a QR factorisation, lists and a dict as the result
import numpy as np


def logistic_fit(X, y, lam):
    rows = [[float(v) for v in row] + [1.0] for row in np.asarray(X)]
    target = [1.0 if t else 0.0 for t in np.asarray(y)]
    if len(set(target)) == 1:
        raise ValueError("one class")
    A, t = np.array(rows), np.array(target)
    n, k = A.shape
    root = np.sqrt(np.r_[np.full(k - 1, float(lam)), 0.0])

    def value(theta):
        z = A @ theta
        # log(1 + e^z) - t z, with the exponential of a negative number only
        return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - t * z) + np.sum((root * theta) ** 2) / 2

    theta, current = np.zeros(k), np.log(2.0)
    for _ in range(100):
        z = A @ theta
        e = np.exp(-np.abs(z))
        p = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
        weights = e / (1 + e) ** 2  # p (1 - p), to full precision
        rooted = np.sqrt(weights / n)
        stacked = np.vstack([rooted[:, None] * A, np.diag(root)])
        gradient = A.T @ (p - t) / n + root**2 * theta
        R = np.linalg.qr(stacked, mode="r")
        direction = np.linalg.solve(R, np.linalg.solve(R.T, gradient))
        length = 1.0
        while value(theta - length * direction) > current + 1e-13 * current:
            length *= 0.5
        theta = theta - length * direction
        current = value(theta)
        if np.max(np.abs(direction)) <= 1e-12 * np.max(np.abs(theta)):
            break
    return {"objective": current, "w": theta[:-1].tolist(), "b": theta[-1]}
