# style: one point after the other, with plain Python distances and sorting
import math

import numpy as np


def smote(X_min, n_new, k, rng):
    points = [[float(v) for v in row] for row in X_min]
    n = len(points)
    if n < 2:
        raise ValueError("two points")
    made = []
    for _ in range(n_new):
        i = int(rng.integers(0, n))
        others = sorted((j for j in range(n) if j != i), key=lambda j: math.dist(points[i], points[j]))
        j = others[int(rng.integers(0, min(k, n - 1)))]
        u = rng.uniform(0, 1)
        made.append([(1 - u) * a + u * b for a, b in zip(points[i], points[j])])
    return np.array(made, dtype=float).reshape(n_new, len(X_min[0]))
