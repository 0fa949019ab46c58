import numpy as np


def matmul(A: np.ndarray, B: np.ndarray, transpose_a: bool = False, transpose_b: bool = False) -> np.ndarray:
    """The matrix product of A and B, each transposed before where its flag is set.

    A, B: two axes each; ValueError where the inner lengths differ.
    """
    raise NotImplementedError


def matrix_properties(A: np.ndarray, tol: float) -> tuple[int, float | None, float | None, np.ndarray | None]:
    """Rank, trace, determinant and inverse by elimination with partial pivoting.

    A: shape (m, n).
    tol: a pivot of at most this multiple of the largest magnitude in A counts as zero.
    Returns (rank, trace, determinant, inverse); the last three are None unless m = n, the inverse also where A is
    singular.
    """
    raise NotImplementedError
