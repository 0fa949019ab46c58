# verdict: wrong_answer
# entry: matrix_properties
# group: example
# lesson: You give a trace for a matrix that is not square. It is None.
import numpy as np


def matmul(A, B, transpose_a=False, transpose_b=False):
    A, B = np.asarray(A, dtype=np.float64), np.asarray(B, dtype=np.float64)
    A = A.T if transpose_a else A  # (m, k)
    B = B.T if transpose_b else B  # (k, n)
    (m, k), (inner, n) = A.shape, B.shape
    if k != inner:
        raise ValueError("The inner lengths differ.")
    product = np.zeros((m, n))
    for column, row in zip(A.T, B):
        product += column[:, None] * row  # a sum of k outer products
    return product


def matrix_properties(A, tol):
    A = np.asarray(A, dtype=np.float64)
    m, n = A.shape
    work = np.hstack([A, np.eye(m)])  # what makes A the identity makes the identity the inverse of A
    threshold = tol * np.abs(A).max()
    rank, determinant = 0, 1.0
    for column in range(n):
        rest = np.abs(work[rank:, column])  # the rows without a pivot
        if rest.max(initial=0.0) <= threshold:
            continue
        pivot = rank + rest.argmax()
        if pivot != rank:
            work[[rank, pivot]] = work[[pivot, rank]]
            determinant = -determinant
        determinant *= work[rank, column]
        work[rank] /= work[rank, column]
        others = np.arange(m) != rank
        work[others] -= work[others, column, None] * work[rank]
        rank += 1
    if m != n:
        return rank, np.diag(A).sum(), None, None
    trace = np.diag(A).sum()
    return (rank, trace, determinant, work[:, n:]) if rank == n else (rank, trace, 0.0, None)
