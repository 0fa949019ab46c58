"""numpy.matmul; numpy.linalg's matrix_rank, det and inv."""

import numpy as np

REQUIRES = []


def matmul(A, B, transpose_a=False, transpose_b=False):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    return np.matmul(A.T if transpose_a else A, B.T if transpose_b else B)


def matrix_properties(A, tol):
    A = np.asarray(A, dtype=float)
    rank = int(np.linalg.matrix_rank(A, tol=tol * np.linalg.norm(A, 2)))
    if A.shape[0] != A.shape[1]:
        return rank, None, None, None
    if rank < len(A):
        return rank, float(np.trace(A)), 0.0, None
    return rank, float(np.trace(A)), float(np.linalg.det(A)), np.linalg.inv(A)
