# style: polarisation, from second differences along directions; the product with four gradients
import numpy as np


def along(f, x, d, h=3e-4):
    return (f(x + h * d) - 2 * f(x) + f(x - h * d)) / h**2


def numerical_hessian(f, x):
    x = np.asarray(x, dtype=np.float64)
    e = np.eye(len(x))
    return [[(along(f, x, a + b) - along(f, x, a - b)) / 4 for a in e] for b in e]


def hessian_vector_product(grad, x, v):
    x, size = np.asarray(x, dtype=np.float64), float(np.sqrt(sum(float(c) ** 2 for c in v)))
    if size == 0:
        return [0.0] * len(x)
    u, h = np.asarray(v, dtype=np.float64) / size, 1e-3
    near, far = grad(x + h * u) - grad(x - h * u), grad(x + 2 * h * u) - grad(x - 2 * h * u)
    return size * (8 * near - far) / (12 * h)


def classify_critical_point(H, tol=1e-8):
    values = np.linalg.eigvalsh(np.asarray(H, dtype=np.float64))
    scale = np.abs(values).max()
    signs = {0} if scale == 0 else {int(np.sign(v)) if abs(v) > tol * scale else 0 for v in values}
    if signs >= {1, -1}:
        return "saddle"
    return {(1,): "minimum", (-1,): "maximum"}.get(tuple(signs), "degenerate")
