# style: columns in a list, rotations by angles from arctan2, until nothing moves
import math

import numpy as np


def thin_svd(A):
    A = np.array(A, dtype=float)
    wide = A.shape[0] < A.shape[1]
    columns = list(A if wide else A.T)
    n = len(columns)
    turns = list(np.eye(n))
    for _ in range(60):
        largest = 0.0
        for i in range(n):
            for j in range(i + 1, n):
                x, y = columns[i], columns[j]
                cross, size = float(x @ y), math.sqrt(float(x @ x)) * math.sqrt(float(y @ y))
                if size == 0 or abs(cross) < 1e-16 * size:
                    continue
                largest = max(largest, abs(cross) / size)
                unit = max(float(x @ x), float(y @ y))
                angle = 0.5 * math.atan2(2 * cross / unit, (float(x @ x) - float(y @ y)) / unit)
                c, s = math.cos(angle), math.sin(angle)
                columns[i], columns[j] = c * x + s * y, c * y - s * x
                turns[i], turns[j] = c * turns[i] + s * turns[j], c * turns[j] - s * turns[i]
        if largest < 1e-15:
            break
    lengths = [math.sqrt(float(x @ x)) for x in columns]
    order = sorted(range(n), key=lambda i: -lengths[i])
    s = np.array([lengths[i] for i in order])
    left = np.array([columns[i] / (lengths[i] or 1.0) for i in order])
    right = np.array([turns[i] for i in order])
    return (right.T, s, left) if wide else (left.T, s, right)


def low_rank(A, k):
    if k < 0 or k > min(A.shape):
        raise ValueError
    U, s, Vt = thin_svd(A)
    total = np.zeros(A.shape)
    for i in range(k):
        total += s[i] * np.outer(U[:, i], Vt[i])
    return total


def pinv(A, rcond):
    U, s, Vt = thin_svd(A)
    total = np.zeros(A.shape[::-1])
    for i in range(len(s)):
        if s[i] > rcond * s[0]:
            total += np.outer(Vt[i], U[:, i]) / s[i]
    return total
