"""Second derivatives of a local polynomial: f is sampled on a grid around x and fitted by least squares. The product is
the column-wise Hessian of the gradient times v. Signs by Sylvester's law, from the pivots of L D L'."""

from itertools import product

import numpy as np

REQUIRES = []
TOLERANCE = {"rtol": 1e-4, "atol": 2e-4}


def numerical_hessian(f, x):
    x = np.asarray(x, dtype=float)
    n, h = len(x), 2e-3
    upper = [(i, j) for i in range(n) for j in range(i, n)]
    grid = h * np.array(list(product([-2.0, -1.0, 0.0, 1.0, 2.0], repeat=n)))
    triples = [(i, j, k) for i, j in upper for k in range(j, n)]
    fours = [(*t, m) for t in triples for m in range(t[2], n)]
    scaled = grid / h
    columns = [np.ones(len(grid)), *scaled.T]
    columns += [np.prod(scaled[:, list(which)], axis=1) for which in [*upper, *triples, *fours]]
    weights = np.linalg.lstsq(np.stack(columns, axis=1), np.array([f(x + move) for move in grid]), rcond=None)[0]
    hessian = np.zeros((n, n))
    for (i, j), weight in zip(upper, weights[1 + n :]):
        hessian[i, j] = hessian[j, i] = weight * (2 if i == j else 1) / h**2
    return hessian


def hessian_vector_product(grad, x, v):
    x, v = np.asarray(x, dtype=float), np.asarray(v, dtype=float)
    columns = []
    for move in 1e-3 * np.eye(len(x)):
        near, far = grad(x + move) - grad(x - move), grad(x + 2 * move) - grad(x - 2 * move)
        columns.append((8 * near - far) / (12 * 1e-3))
    return np.array(columns).T @ v, 4


def classify_critical_point(H, tol=1e-8):
    H = np.asarray(H, dtype=float)
    size, unit = np.linalg.norm(H, 2), np.eye(len(H))
    if size == 0:
        return "degenerate"

    def above(level):
        """How many eigenvalues lie above the level: the positive pivots, shifted a little off zero pivots."""
        rest, count = H / size - (level + 1e-14) * unit, 0
        while len(rest):
            count += rest[0, 0] > 0
            rest = rest[1:, 1:] - np.outer(rest[1:, 0], rest[0, 1:]) / rest[0, 0]
        return count

    positive, negative = above(tol), len(H) - above(-tol)
    if positive and negative:
        return "saddle"
    if positive + negative < len(H):
        return "degenerate"
    return "minimum" if positive else "maximum"
