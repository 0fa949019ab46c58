# verdict: wrong_answer
# entry: classify_quadratic
# group: edge
# lesson: You judge by the product of the eigenvalues, which is positive with two negative ones, too. The smallest
# one decides.
from itertools import combinations

import numpy as np


def classify_quadratic(A, rtol=1e-9):
    A = np.asarray(A, dtype=np.float64)
    eigenvalues = np.linalg.eigvalsh(A + A.T)  # of twice the symmetric part: only signs and ratios matter
    threshold = rtol * np.abs(eigenvalues).max()
    low = np.sign(np.prod(eigenvalues / (np.abs(eigenvalues).max() or 1.0))) * np.abs(eigenvalues).min()
    if low > threshold:
        return "strictly convex"
    return "convex" if low >= -threshold else "not convex"


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
