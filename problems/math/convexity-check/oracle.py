"""Definiteness by elimination: a symmetric matrix has as many positive eigenvalues as positive pivots (Sylvester). The
midpoints by the deepest of all bulges. The ends by scipy's hierarchical clustering."""

import numpy as np

REQUIRES = ["scipy"]


def positive(S):
    """Whether all pivots of the elimination are positive."""
    S = S.copy()
    for k in range(len(S)):
        if not S[k, k] > 0:
            return False
        S[k + 1 :] -= np.outer(S[k + 1 :, k] / S[k, k], S[k])
    return True


def classify_quadratic(A, rtol=1e-9):
    S = np.asarray(A, dtype=float)
    S = S + S.T
    size = np.linalg.norm(S, 2)
    if size == 0:
        return "convex"
    if positive(S / size - rtol * np.eye(len(S))):
        return "strictly convex"
    return "convex" if positive(S / size + rtol * np.eye(len(S))) else "not convex"


def midpoint_violation(f, points, tol=1e-9):
    points = np.asarray(points, dtype=float)
    bulges = {
        (j, i): f((points[i] + points[j]) / 2) - (f(points[i]) + f(points[j])) / 2
        for i in range(len(points))
        for j in range(i + 1, len(points))
    }
    best = max(bulges, key=bulges.get, default=None)
    return best if best is not None and bulges[best] > tol else None


def count_ends(grad, starts, lr, steps, radius):
    from scipy.cluster.hierarchy import fcluster, linkage

    ends = []
    for x in np.asarray(starts, dtype=float):
        for _ in range(steps):
            x = x - lr * grad(x)
        ends.append(x)
    if len(ends) == 1:
        return 1
    return int(fcluster(linkage(np.array(ends), "complete"), radius, "distance").max())
