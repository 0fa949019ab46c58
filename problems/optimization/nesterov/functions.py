import numpy as np


def quadratic(A, center):
    """Gradient of (w - center)^T A (w - center) / 2, with A symmetric."""
    A, center = np.array(A, dtype=float), np.array(center, dtype=float)
    return lambda w: A @ (w - center)


def elementwise(curvature, center):
    """Gradient of sum(curvature * (w - center)^2) / 2 for a w of any shape."""
    curvature, center = np.array(curvature, dtype=float), np.array(center, dtype=float)
    return lambda w: curvature * (w - center)


def rosenbrock(a, b):
    """Gradient of (a - x)^2 + b (y - x^2)^2 at w = (x, y)."""

    def grad(w):
        x, y = w
        return np.array([-2 * (a - x) - 4 * b * x * (y - x**2), 2 * b * (y - x**2)])

    return grad


def log_cosh(scale):
    """Gradient of sum(log(cosh(scale * w))) / scale: bounded, as for a robust loss."""
    return lambda w: np.tanh(scale * w)
