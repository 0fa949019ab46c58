# style: index grids for the pairs, the ends as connected components
import numpy as np


def classify_quadratic(A, rtol=1e-9):
    A = np.array(A, dtype=float)
    values = np.linalg.eigvals(A + A.T).real
    low, high = values.min(), values.max()
    theta = rtol * max(abs(low), abs(high))
    return ["not convex", "convex", "strictly convex"][int(low >= -theta) + int(low > theta)]


def midpoint_violation(f, points, tol=1e-9):
    points = np.array(points, dtype=float)
    i, j = np.triu_indices(len(points), 1)
    if len(i) == 0:
        return None
    middle = np.array([f(m) for m in 0.5 * points[i] + 0.5 * points[j]])
    values = np.array([f(p) for p in points])
    bulge = middle - 0.5 * (values[i] + values[j])
    worst = int(np.argmax(bulge))
    return (int(j[worst]), int(i[worst])) if bulge[worst] > tol else None


def count_ends(grad, starts, lr, steps, radius):
    x = np.array(starts, dtype=float)
    for _ in range(steps):
        x -= lr * np.array([grad(row) for row in x])
    near = np.linalg.norm(x[:, None] - x[None], axis=2) <= radius
    return int((np.argmax(near, axis=1) == np.arange(len(x))).sum())
