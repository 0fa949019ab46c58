# style: lists of Python floats, Gauss-Jordan with complete lists
import math

import numpy as np


def floats(matrix):
    return [[float(x) for x in row] for row in matrix]


def matmul(A, B, transpose_a=False, transpose_b=False):
    A = A.T if transpose_a else A
    B = B.T if transpose_b else B
    if A.shape[1] != B.shape[0]:
        raise ValueError("inner")
    columns = floats(B.T)
    product = [[math.fsum(x * y for x, y in zip(row, column)) for column in columns] for row in floats(A)]
    return np.array(product).reshape(A.shape[0], B.shape[1])


def matrix_properties(A, tol):
    rows, (m, n) = floats(A), A.shape
    largest = max(abs(x) for row in rows for x in row)
    rows = [row + [float(i == j) for j in range(m)] for i, row in enumerate(rows)]
    done, determinant = [], 1.0
    for j in range(n):
        candidates = sorted(rows, key=lambda row: -abs(row[j]))
        if not candidates or abs(candidates[0][j]) <= tol * largest:
            continue
        best = next(i for i, row in enumerate(rows) if row is candidates[0])
        determinant *= rows[best][j] * (-1) ** best
        pivot = rows.pop(best)
        pivot = [x / pivot[j] for x in pivot]
        rows = [[x - row[j] * y for x, y in zip(row, pivot)] for row in rows]
        done = [[x - row[j] * y for x, y in zip(row, pivot)] for row in done] + [pivot]
    rank = len(done)
    if m != n:
        return rank, None, None, None
    trace = sum(float(A[i, i]) for i in range(n))
    return (rank, trace, determinant, [row[n:] for row in done]) if rank == n else (rank, trace, 0.0, None)
