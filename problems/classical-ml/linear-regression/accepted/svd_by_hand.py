# style: SVD by hand with its own cut; descent on one matrix with a column of ones
import numpy as np


def least_squares_fit(X, y):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    A = X - X.mean(axis=0)
    A[:, np.ptp(X, axis=0) == 0] = 0
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    inverse = np.array([1 / v if v > 1e-11 * s[0] else 0.0 for v in s])
    w = (U.T @ (y - y.mean()) * inverse) @ Vt
    return w, np.mean(y - X @ w)


def gradient_descent_fit(X, y, lr, n_steps):
    A = np.column_stack([np.asarray(X, dtype=float), np.ones(len(y))])
    y = np.asarray(y, dtype=float)
    theta = np.zeros(A.shape[1])

    def loss():
        return 0.5 * np.mean((A @ theta - y) ** 2)

    losses = [loss()]
    while len(losses) <= n_steps:
        theta = theta - lr / len(y) * A.T.dot(A @ theta - y)
        losses.append(loss())
    return theta[:-1], theta[-1], losses
