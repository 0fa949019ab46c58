# verdict: wrong_answer
# entry: classify_quadratic
# group: edge, stability, random
# lesson: Your threshold is absolute. Multiply it by the largest eigenvalue in size, so that the scale of A does not
# matter.
from itertools import combinations

import numpy as np


def classify_quadratic(A, rtol=1e-9):
    A = np.asarray(A, dtype=np.float64)
    eigenvalues = np.linalg.eigvalsh(A + A.T)  # of twice the symmetric part: only signs and ratios matter
    threshold = rtol
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
        if all(np.linalg.norm(x - end) > radius for end in ends):
            ends.append(x)
    return len(ends)
