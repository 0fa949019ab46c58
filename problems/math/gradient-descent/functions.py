import numpy as np


def quadratic(matrix, vector):
    a, b = np.array(matrix, dtype=float), np.array(vector, dtype=float)
    return lambda x: float(0.5 * np.dot(x, a @ x) - np.dot(b, x))


def quadratic_grad(matrix, vector):
    a, b = np.array(matrix, dtype=float), np.array(vector, dtype=float)
    return lambda x: a @ x - b


def quietly(function):
    """Overflow gives infinity, without a warning."""

    def quiet(x):
        with np.errstate(all="ignore"):
            return function(x)

    return quiet


def rosenbrock(a, b):
    return quietly(lambda x: float((a - x[0]) ** 2 + b * (x[1] - x[0] ** 2) ** 2))


def rosenbrock_grad(a, b):
    return quietly(
        lambda x: np.array([-2 * (a - x[0]) - 4 * b * x[0] * (x[1] - x[0] ** 2), 2 * b * (x[1] - x[0] ** 2)])
    )


def barrier(weights):
    w = np.array(weights, dtype=float)
    return lambda x: float(np.sum(w * x - np.log(x))) if np.min(x) > 0 else float("nan")


def barrier_grad(weights):
    w = np.array(weights, dtype=float)
    return lambda x: w - 1 / np.asarray(x)
