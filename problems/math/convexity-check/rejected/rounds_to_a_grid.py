# verdict: wrong_answer
# entry: count_ends
# group: edge
# lesson: You round ends to a grid: two on either side of one of its lines count twice. Compare distances.
from itertools import combinations

import numpy as np


def classify_quadratic(A, rtol=1e-9):
    A = np.asarray(A, dtype=np.float64)
    eigenvalues = np.linalg.eigvalsh(A + A.T)  # of twice the symmetric part: only signs and ratios matter
    threshold = rtol * np.abs(eigenvalues).max()
    if eigenvalues.min() > threshold:
        return "strictly convex"
    return "convex" if eigenvalues.min() >= -threshold else "not convex"


def midpoint_violation(f, points, tol=1e-9):
    points = np.asarray(points, dtype=np.float64)
    values = [f(p) for p in points]
    for i, j in combinations(range(len(points)), 2):
        if f((points[i] + points[j]) / 2) > (values[i] + values[j]) / 2 + tol:
            return i, j
    return None


def count_ends(grad, starts, lr, steps, radius):
    ends = []
    for x in np.asarray(starts, dtype=np.float64):
        for _ in range(steps):
            x = x - lr * grad(x)
        ends.append(tuple(np.round(x / radius)))
    return len(set(ends))
