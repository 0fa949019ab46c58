"""Neighbours from scikit-learn's k-d tree; base and neighbour in one draw, from a list of all n k pairs."""

REQUIRES = ["sklearn"]


def smote(X_min, n_new, k, rng):
    import numpy as np
    from sklearn.neighbors import NearestNeighbors

    X = np.asarray(X_min, dtype=np.float64)
    index = NearestNeighbors(n_neighbors=min(k, len(X) - 1), algorithm="kd_tree").fit(X)
    nearest = index.kneighbors(return_distance=False)  # without a query no point is its own neighbour
    pairs = np.array([(i, j) for i, row in enumerate(nearest) for j in row])
    out = np.empty((n_new, X.shape[1]))
    for row in range(n_new):
        i, j = rng.choice(pairs)
        u = rng.beta(1, 1)
        out[row] = (1 - u) * X[i] + u * X[j]
    return out
