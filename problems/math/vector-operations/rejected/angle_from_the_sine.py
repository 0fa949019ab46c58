# verdict: wrong_answer
# entry: vector_operations
# group: example
# lesson: Your angle comes from the sine alone, which is the same for an acute and an obtuse angle. The sign of
# the dot product decides which it is.
import numpy as np


def length(v):
    return np.sqrt((v**2).sum())


def vector_operations(a, b, ord=2):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.shape != b.shape:
        raise ValueError("a and b must have the same shape.")
    size = np.abs(a)
    norm = {1: size.sum(), 2: length(a), np.inf: size.max()}[ord]
    dot = (a * b).sum()
    if not (a.any() and b.any()):
        return dot, norm, np.zeros_like(a), np.nan
    projection = dot / (b**2).sum() * b
    u, v = a / length(a), b / length(b)
    angle = np.arcsin(min(length(u - (u * v).sum() * v), 1.0))
    return dot, norm, projection, angle


def gram_schmidt(V, tol):
    V = np.asarray(V, dtype=np.float64)
    _, d = V.shape
    basis = []
    for row in V:
        rest = row
        for q in basis:
            rest = rest - (rest * q).sum() * q
        if length(rest) > tol * length(row):
            basis.append(rest / length(rest))
    return np.array(basis).reshape(-1, d)
