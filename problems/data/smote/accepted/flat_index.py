# style: base and neighbour from one number below n k; rows grouped by base, walking from the neighbour's end
import numpy as np


def smote(X_min, n_new, k, rng):
    n, d = np.shape(X_min)
    if n <= 1:
        raise ValueError("two points")
    X = np.array(X_min, dtype=np.float64)
    k = n - 1 if k > n - 1 else k
    flat = np.sort(rng.integers(0, n * k, size=n_new))
    left = 1.0 - rng.uniform(size=n_new)
    out = np.zeros((n_new, d))
    for i in range(n):
        squares = np.square(X - X[i]).sum(axis=1)
        squares[i] = np.inf
        nearest = np.argpartition(squares, k - 1)[:k]
        mine = flat // k == i
        ends = X[nearest[flat[mine] % k]]
        out[mine] = ends + left[mine, None] * (X[i] - ends)
    return out
