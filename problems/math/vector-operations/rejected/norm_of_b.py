# verdict: wrong_answer
# entry: vector_operations
# group: example
# lesson: You return the norm of b. The norm of a is asked for.
import numpy as np


def length(v):
    return np.sqrt((v**2).sum())


def vector_operations(a, b, ord=2):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)  # (d,)
    if a.shape != b.shape:
        raise ValueError("a and b must have the same shape.")
    size = np.abs(b)
    norm = {1: size.sum(), 2: length(b), np.inf: size.max()}[ord]
    dot = (a * b).sum()
    if not (a.any() and b.any()):
        return dot, norm, np.zeros_like(a), np.nan
    projection = dot / (b**2).sum() * b
    u, v = a / length(a), b / length(b)
    angle = 2 * np.arctan2(length(u - v), length(u + v))  # the diagonals of a rhombus halve its angles
    return dot, norm, projection, angle


def gram_schmidt(V, tol):
    V = np.asarray(V, dtype=np.float64)
    _, d = V.shape
    basis = []
    for row in V:
        rest = row
        for q in basis:
            rest = rest - (rest * q).sum() * q  # the projection of what remains, not of the row
        if length(rest) > tol * length(row):
            basis.append(rest / length(rest))
    return np.array(basis).reshape(-1, d)  # (r, d)
