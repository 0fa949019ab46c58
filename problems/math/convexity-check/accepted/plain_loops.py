# style: singular values against eigenvalues' signs by shifted Cholesky; nested loops; pairs as lists
import math

import numpy as np


def positive_definite(S):
    try:
        np.linalg.cholesky(S)
    except np.linalg.LinAlgError:
        return False
    return True


def classify_quadratic(A, rtol=1e-9):
    S = 0.5 * (np.asarray(A, dtype=float) + np.asarray(A, dtype=float).T)
    largest = np.linalg.norm(S, 2)
    if largest == 0:
        return "convex"
    S, shift = S / largest, rtol * np.eye(len(S))
    if positive_definite(S - shift):
        return "strictly convex"
    return "convex" if positive_definite(S + shift) else "not convex"


def midpoint_violation(f, points, tol=1e-9):
    for i in range(len(points)):
        for j in range(i):
            p, q = np.array(points[i], dtype=float), np.array(points[j], dtype=float)
            if 2 * f((p + q) / 2) - f(p) - f(q) > 2 * tol:
                return [i, j]
    return None


def count_ends(grad, starts, lr, steps, radius):
    found = []
    for start in starts:
        x = np.array([float(v) for v in start])
        for _ in range(steps):
            x = x - lr * np.asarray(grad(x))
        if min((math.dist(x, y) for y in found), default=math.inf) > radius:
            found.append(x)
    return len(found)
