import numpy as np


def low_rank_update(X: np.ndarray, Y: np.ndarray, W0: np.ndarray, r: int) -> np.ndarray:
    """The update of W0 of rank r or less that fits best: it minimises ||Y - X (W0 + delta)||^2.

    Args:
        X: inputs, (n, d), of full column rank; Y: targets, (n, k); W0: frozen weights, (d, k).
        r: the largest rank that delta may have, 0 or more; it may be larger than d and k.

    Returns:
        delta: (d, k), float64.
    """
    raise NotImplementedError


def rank_curve(
    X_train: np.ndarray, Y_train: np.ndarray, X_test: np.ndarray, Y_test: np.ndarray, W0: np.ndarray
) -> tuple[np.ndarray, np.ndarray, int]:
    """Mean squared errors of the best update of each rank, fitted to the training data, and the rank to choose.

    Args:
        X_train, Y_train: (n, d) and (n, k), for the fit. X_test, Y_test: (m, d) and (m, k).
        W0: frozen weights, (d, k).

    Returns:
        (train_errors, test_errors, best_rank): two float64 arrays of min(d, k) + 1 elements, for the ranks from 0 on,
        and the smallest rank whose test error is within 1e-9 of the least.
    """
    raise NotImplementedError
