import numpy as np


def covariance(
    X: np.ndarray, ddof: int = 1, fweights: np.ndarray | None = None, aweights: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Covariance and correlation matrix of the columns of X.

    X: shape (n, d).
    ddof: what the divisor lacks.
    fweights: counts of the rows, shape (n,); None means ones.
    aweights: reliabilities of the rows, shape (n,); None means ones.
    Returns (cov, corr), both of shape (d, d).
    """
    raise NotImplementedError


def update_covariance(
    count: int, mean: np.ndarray, scatter: np.ndarray, batch: np.ndarray
) -> tuple[int, np.ndarray, np.ndarray]:
    """The statistics of all rows, those of the batch included.

    count: the number of rows so far; mean: shape (d,); scatter: shape (d, d), not divided by anything.
    batch: shape (b, d).
    Returns (count, mean, scatter) anew.
    """
    raise NotImplementedError
