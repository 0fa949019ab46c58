import numpy as np


def thin_svd(A: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The thin singular value decomposition of A, shape (m, n).

    Returns (U, s, Vt) of shapes (m, r), (r,) and (r, n), r = min(m, n), with s descending.
    """
    raise NotImplementedError


def low_rank(A: np.ndarray, k: int) -> np.ndarray:
    """The nearest matrix of rank at most k; k from 0 to min(m, n), or ValueError."""
    raise NotImplementedError


def pinv(A: np.ndarray, rcond: float) -> np.ndarray:
    """The pseudo-inverse, shape (n, m).

    rcond: singular values of at most this multiple of the largest count as 0.
    """
    raise NotImplementedError
