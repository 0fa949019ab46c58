"""Reduced-rank regression by the generalised eigenproblem of X^T R R^T X against X^T X (scipy.linalg.eigh)."""

REQUIRES = ["scipy"]


def updates(X, Y, W0):
    """The best update for each number of generalised eigenvectors; None where X^T X has lost too many digits."""
    import numpy as np
    from scipy.linalg import eigh

    X, Y, W0 = (np.array(each, dtype=np.float64) for each in (X, Y, W0))
    if np.linalg.cond(X) > 1e3:
        return None
    cross = X.T @ (Y - X @ W0)  # (d, k)
    U = eigh(cross @ cross.T, X.T @ X)[1][:, ::-1]  # U^T X^T X U = 1, by falling eigenvalue
    return lambda r: U[:, :r] @ (U[:, :r].T @ cross)


def low_rank_update(X, Y, W0, r):
    found = updates(X, Y, W0)
    return NotImplemented if found is None else found(r)


def rank_curve(X_train, Y_train, X_test, Y_test, W0):
    import numpy as np

    found = updates(X_train, Y_train, W0)
    if found is None:
        return NotImplemented
    train, test = [], []
    for r in range(min(np.shape(W0)) + 1):
        W = np.array(W0, dtype=np.float64) + found(r)
        train.append(np.square(np.array(Y_train, dtype=np.float64) - np.array(X_train, dtype=np.float64) @ W).mean())
        test.append(np.square(np.array(Y_test, dtype=np.float64) - np.array(X_test, dtype=np.float64) @ W).mean())
    least = min(test)
    return np.array(train), np.array(test), next(r for r, error in enumerate(test) if error - least <= 1e-9)
