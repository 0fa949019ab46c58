"""numpy.linalg.svd and numpy.linalg.pinv."""

import numpy as np

REQUIRES = []


def thin_svd(A):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float), full_matrices=False)
    return U, s, Vt


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=float), full_matrices=False)
    return (U[:, :k] * s[:k]) @ Vt[:k]


def pinv(A, rcond):
    return np.linalg.pinv(np.asarray(A, dtype=float), rcond=rcond)
