# verdict: wrong_answer
# entry: smote
# group: edge
# lesson: You take the points in turn as bases. Each base is to be drawn: a call for one point would always start from
# the first.
import numpy as np


def smote(X_min, n_new, k, rng):
    n = len(X_min)
    if n < 2:
        raise ValueError("SMOTE needs at least two points.")
    distances = np.linalg.norm(X_min[:, None, :] - X_min[None, :, :], axis=2)  # (n, n)
    np.fill_diagonal(distances, np.inf)  # no point is its own neighbour
    k = min(k, n - 1)
    nearest = np.argsort(distances, axis=1)[:, :k]  # (n, k)

    bases = np.arange(n_new) % n  # (n_new,)
    neighbours = nearest[bases, rng.integers(k, size=n_new)]  # (n_new,)
    u = rng.random((n_new, 1))  # one number a point: the same for all its coordinates
    return X_min[bases] + u * (X_min[neighbours] - X_min[bases])  # (n_new, d)
