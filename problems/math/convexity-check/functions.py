import numpy as np


def quadratic(matrix, vector):
    a, b = np.array(matrix, dtype=float), np.array(vector, dtype=float)
    return lambda x: float(0.5 * np.dot(x, a @ x) - np.dot(b, x))


def quadratic_grad(matrix, vector):
    a, b = np.array(matrix, dtype=float), np.array(vector, dtype=float)
    return lambda x: (a + a.T) @ x / 2 - b


def double_well(tilt):
    return lambda x: float(np.sum((x**2 - 1) ** 2 / 4 + tilt * x))


def double_well_grad(tilt):
    return lambda x: x**3 - x + tilt


def ripple(height):
    return lambda x: float(np.sum(x**2 / 2 + height * np.cos(3 * x)))


def ripple_grad(height):
    return lambda x: x - 3 * height * np.sin(3 * x)


def powers(power):
    return lambda x: float(np.sum(np.abs(x) ** power))
