# verdict: wrong_answer
# entry: rank_curve
# group: edge
# lesson: You call errors tied that are further apart than 1e-9. np.isclose, for one, allows a relative difference of
# 1e-5 by default.
import numpy as np


def best_update(X, Y, W0):
    """The least-squares update of full rank, and the right singular vectors of its fit, by falling singular value."""
    R = Y - X @ W0  # (n, k): what the frozen weights leave
    delta = np.linalg.lstsq(X, R, rcond=None)[0]  # (d, k): X^T X is never formed
    Vt = np.linalg.svd(X @ delta)[2]  # (k, k): of the fit, not of delta
    return delta, Vt


def low_rank_update(X, Y, W0, r):
    X, Y, W0 = (np.asarray(each, dtype=np.float64) for each in (X, Y, W0))
    delta, Vt = best_update(X, Y, W0)
    V = Vt[:r].T  # (k, r)
    return delta @ V @ V.T  # the factors of LoRA: (d, r) and (r, k)


def rank_curve(X_train, Y_train, X_test, Y_test, W0):
    X_train, Y_train, X_test, Y_test, W0 = (
        np.asarray(each, dtype=np.float64) for each in (X_train, Y_train, X_test, Y_test, W0)
    )
    delta, Vt = best_update(X_train, Y_train, W0)
    ranks = range(min(W0.shape) + 1)
    weights = [W0 + delta @ Vt[:r].T @ Vt[:r] for r in ranks]
    train_errors = np.array([((Y_train - X_train @ W) ** 2).mean() for W in weights])
    test_errors = np.array([((Y_test - X_test @ W) ** 2).mean() for W in weights])
    tied = np.isclose(test_errors, test_errors.min())
    return train_errors, test_errors, int(np.argmax(tied))
