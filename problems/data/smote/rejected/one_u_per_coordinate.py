# verdict: wrong_answer
# entry: smote
# group: example
# lesson: You draw u for each coordinate, so points fall anywhere in the box between two points. One u for a point keeps
# it on the line.
import numpy as np


def smote(X_min, n_new, k, rng):
    n = len(X_min)
    if n < 2:
        raise ValueError("SMOTE needs at least two points.")
    distances = np.linalg.norm(X_min[:, None, :] - X_min[None, :, :], axis=2)  # (n, n)
    np.fill_diagonal(distances, np.inf)  # no point is its own neighbour
    k = min(k, n - 1)
    nearest = np.argsort(distances, axis=1)[:, :k]  # (n, k)

    bases = rng.integers(n, size=n_new)  # (n_new,)
    neighbours = nearest[bases, rng.integers(k, size=n_new)]  # (n_new,)
    u = rng.random((n_new, X_min.shape[1]))
    return X_min[bases] + u * (X_min[neighbours] - X_min[bases])  # (n_new, d)
