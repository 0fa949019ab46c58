# verdict: runtime_error
# entry: smote
# group: edge
# lesson: You draw the neighbour below k even where there are fewer others. A point has at most n - 1 of them: cut k
# first.
import numpy as np


def smote(X_min, n_new, k, rng):
    n = len(X_min)
    if n < 2:
        raise ValueError("SMOTE needs at least two points.")
    distances = np.linalg.norm(X_min[:, None, :] - X_min[None, :, :], axis=2)  # (n, n)
    np.fill_diagonal(distances, np.inf)  # no point is its own neighbour
    nearest = np.argsort(distances, axis=1)[:, :k]  # (n, k)

    bases = rng.integers(n, size=n_new)  # (n_new,)
    neighbours = nearest[bases, rng.integers(k, size=n_new)]  # (n_new,)
    u = rng.random((n_new, 1))  # one number a point: the same for all its coordinates
    return X_min[bases] + u * (X_min[neighbours] - X_min[bases])  # (n_new, d)
