# style: one broadcast product; forward elimination, then one back substitution for all columns
import numpy as np


def matmul(A, B, transpose_a=False, transpose_b=False):
    A = np.transpose(A) if transpose_a else A
    B = np.transpose(B) if transpose_b else B
    if A.shape[1] != B.shape[0]:
        raise ValueError
    return (A.astype(float)[:, :, None] * B.astype(float)[None]).sum(axis=1)


def matrix_properties(A, tol):
    m, n = A.shape
    U, right, sign, rank = A.astype(float), np.eye(m), 1.0, 0
    smallest = tol * abs(U).max()
    for j in range(n):
        if rank == m:
            break
        p = max(range(rank, m), key=lambda i: abs(U[i, j]))
        if abs(U[p, j]) <= smallest:
            continue
        if p != rank:
            U[[p, rank]], right[[p, rank]], sign = U[[rank, p]], right[[rank, p]], -sign
        for i in range(rank + 1, m):
            factor = U[i, j] / U[rank, j]
            U[i] -= factor * U[rank]
            right[i] -= factor * right[rank]
        rank += 1
    if m != n:
        return rank, None, None, None
    trace = sum(A[i, i].astype(float) for i in range(n))
    if rank < n:
        return rank, trace, 0.0, None
    inverse = np.zeros((n, n))
    for i in reversed(range(n)):
        inverse[i] = (right[i] - (U[i, i + 1 :, None] * inverse[i + 1 :]).sum(axis=0)) / U[i, i]
    return rank, trace, sign * U.diagonal().prod(), inverse
