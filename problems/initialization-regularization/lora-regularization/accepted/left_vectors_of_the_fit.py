# style: truncates the fit itself by its SVD and solves for the update behind it
import numpy as np


def low_rank_update(X, Y, W0, r):
    X, Y, W0 = np.array(X, dtype=float), np.array(Y, dtype=float), np.array(W0, dtype=float)
    basis = np.linalg.svd(X, full_matrices=False)[0]
    fit = basis @ (basis.T @ (Y - X @ W0))
    U, s, Vt = np.linalg.svd(fit, full_matrices=False)
    s[r:] = 0.0
    return np.linalg.lstsq(X, (U * s) @ Vt, rcond=None)[0]


def rank_curve(X_train, Y_train, X_test, Y_test, W0):
    def error(X, Y, delta):
        gap = np.array(Y, dtype=float) - np.array(X, dtype=float) @ (np.array(W0, dtype=float) + delta)
        return np.square(gap).sum() / gap.size

    train, test, best = [], [], 0
    for r in range(min(np.shape(W0)) + 1):
        delta = low_rank_update(X_train, Y_train, W0, r)
        train.append(error(X_train, Y_train, delta))
        test.append(error(X_test, Y_test, delta))
    while test[best] > min(test) + 1e-9:
        best += 1
    return np.array(train), np.array(test), best
