# verdict: wrong_answer
# entry: low_rank_update
# group: example, edge
# lesson: You keep the directions in which the inputs vary most. The update has to keep those in which the fitted
# outputs do.
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
    P = np.linalg.svd(X, full_matrices=False)[2][:r].T  # (d, r)
    return P @ np.linalg.lstsq(X @ P, Y - X @ W0, rcond=None)[0]


def rank_curve(X_train, Y_train, X_test, Y_test, W0):
    X_train, Y_train, X_test, Y_test, W0 = (
        np.asarray(each, dtype=np.float64) for each in (X_train, Y_train, X_test, Y_test, W0)
    )
    delta, Vt = best_update(X_train, Y_train, W0)
    ranks = range(min(W0.shape) + 1)
    weights = [W0 + delta @ Vt[:r].T @ Vt[:r] for r in ranks]
    train_errors = np.array([((Y_train - X_train @ W) ** 2).mean() for W in weights])
    test_errors = np.array([((Y_test - X_test @ W) ** 2).mean() for W in weights])
    tied = test_errors <= test_errors.min() + 1e-9
    return train_errors, test_errors, int(np.argmax(tied))  # the first that is tied
