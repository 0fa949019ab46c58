# style: the three-point formula on the diagonal, the four-point one above it, mirrored; signs counted
import numpy as np


def numerical_hessian(f, x, h=2e-4):
    x = np.array(x, dtype=float)
    n = len(x)

    def at(*moves):
        y = x.copy()
        for i, by in moves:
            y[i] += by
        return f(y)

    H, centre = np.zeros((n, n)), f(x.copy())
    for i in range(n):
        H[i, i] = (at((i, h)) - 2 * centre + at((i, -h))) / h**2
        for j in range(i):
            corners = at((i, h), (j, h)) + at((i, -h), (j, -h)) - at((i, h), (j, -h)) - at((i, -h), (j, h))
            H[i, j] = H[j, i] = corners / (4 * h * h)
    return H


def hessian_vector_product(grad, x, v):
    x, v = np.array(x, dtype=float), np.array(v, dtype=float)
    if not v.any():
        return v
    t = 3e-5 / np.sqrt((v / np.abs(v).max()) @ (v / np.abs(v).max())) / np.abs(v).max()
    return (np.array(grad(x + t * v)) - np.array(grad(x - t * v))) / (2 * t)


def classify_critical_point(H, tol=1e-8):
    values = np.linalg.eigvals(np.array(H, dtype=float)).real
    bound = tol * max(abs(values))
    up, down = sum(v > bound for v in values), sum(v < -bound for v in values)
    if up and down:
        return "saddle"
    if up + down < len(values):
        return "degenerate"
    return "minimum" if up else "maximum"
