# style: QR for the fit, eigenvectors of its Gram matrix, one rank at a time added to the errors
import numpy as np


def parts(X, Y, W0):
    X, Y, W0 = np.array(X, dtype=float), np.array(Y, dtype=float), np.array(W0, dtype=float)
    Q, T = np.linalg.qr(X)
    seen = Q.T @ (Y - X @ W0)  # the fit is Q @ seen
    V = np.linalg.eigh(seen.T @ seen)[1][:, ::-1]
    return np.linalg.solve(T, seen), V


def low_rank_update(X, Y, W0, r):
    full, V = parts(X, Y, W0)
    total = np.zeros(full.shape)
    for v in V.T[:r]:
        total += np.outer(full @ v, v)
    return total


def rank_curve(X_train, Y_train, X_test, Y_test, W0):
    full, V = parts(X_train, Y_train, W0)
    sets = [(np.array(X, dtype=float), np.array(Y, dtype=float)) for X, Y in ((X_train, Y_train), (X_test, Y_test))]
    left = [Y - X @ np.array(W0, dtype=float) for X, Y in sets]
    errors = [[float(np.mean(each**2))] for each in left]
    for v in V.T[: min(full.shape)]:
        for index, (X, _) in enumerate(sets):
            left[index] = left[index] - np.outer(X @ (full @ v), v)
            errors[index].append(float(np.mean(left[index] ** 2)))
    least = min(errors[1])
    return errors[0], errors[1], min(r for r, error in enumerate(errors[1]) if error <= least + 1e-9)
