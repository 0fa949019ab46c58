"""Functions of one number with their derivatives, and functions of d numbers with gradients and Hessians."""

import numpy as np

# --- of one number: (f, df) under one name each ---------------------------------------------------------------------


def quietly(function):
    """Overflow gives infinity and a point outside the domain NaN, without warnings."""

    def quiet(x):
        with np.errstate(all="ignore"):
            return function(x)

    return quiet


def polynomial(coefficients):
    """c[0] + c[1] x + c[2] x^2 + ..."""
    return quietly(lambda x: float(np.polynomial.polynomial.polyval(np.float64(x), coefficients)))


def polynomial_df(coefficients):
    derived = [k * c for k, c in enumerate(coefficients)][1:] or [0.0]
    return polynomial(derived)


def arctangent(scale, root):
    return lambda x: float(np.arctan(scale * (x - root)))


def arctangent_df(scale, root):
    return quietly(lambda x: float(scale / (1 + np.square(scale * (x - root)))))


def exponential(rate, level):
    """exp(rate x) - level"""
    return quietly(lambda x: float(np.exp(np.float64(rate * x)) - level))


def exponential_df(rate, level):
    return quietly(lambda x: float(rate * np.exp(np.float64(rate * x))))


def logarithm(level):
    """log(x) - level, NaN for x <= 0"""
    return lambda x: float(np.log(x) - level) if x > 0 else float("nan")


def logarithm_df(level):
    return lambda x: 1 / x if x > 0 else float("nan")


# --- of d numbers: f, f_grad, f_hess --------------------------------------------------------------------------------


def quadratic(matrix, vector, constant=0.0):
    """x' A x / 2 - b' x + c"""
    a, b = np.array(matrix, dtype=float), np.array(vector, dtype=float)
    return lambda x: float(0.5 * np.dot(x, a @ x) - np.dot(b, x) + constant)


def quadratic_grad(matrix, vector, constant=0.0):
    a, b = np.array(matrix, dtype=float), np.array(vector, dtype=float)
    return lambda x: a @ x - b


def quadratic_hess(matrix, vector, constant=0.0):
    return lambda x: np.array(matrix, dtype=float)


def rosenbrock(a, b):
    """(a - x)^2 + b (y - x^2)^2, minimum 0 at (a, a^2)"""
    return lambda x: float((a - x[0]) ** 2 + b * (x[1] - x[0] ** 2) ** 2)


def rosenbrock_grad(a, b):
    return lambda x: np.array(
        [-2 * (a - x[0]) - 4 * b * x[0] * (x[1] - x[0] ** 2), 2 * b * (x[1] - x[0] ** 2)], dtype=float
    )


def rosenbrock_hess(a, b):
    return lambda x: np.array(
        [[2 - 4 * b * (x[1] - 3 * x[0] ** 2), -4 * b * x[0]], [-4 * b * x[0], 2 * b]], dtype=float
    )


def quartic(matrix, vector, power=0.25):
    """power * sum(x^4) + x' A x / 2 - b' x: bounded below for any symmetric A"""
    a, b = np.array(matrix, dtype=float), np.array(vector, dtype=float)
    return lambda x: float(power * np.sum(np.asarray(x) ** 4) + 0.5 * np.dot(x, a @ x) - np.dot(b, x))


def quartic_grad(matrix, vector, power=0.25):
    a, b = np.array(matrix, dtype=float), np.array(vector, dtype=float)
    return lambda x: 4 * power * np.asarray(x) ** 3 + a @ x - b


def quartic_hess(matrix, vector, power=0.25):
    a = np.array(matrix, dtype=float)
    return lambda x: np.diag(12 * power * np.asarray(x) ** 2) + a


def hyperbola(weights):
    """sum of w sqrt(1 + x^2): convex, but the pure Newton step runs away for |x| > 1"""
    w = np.array(weights, dtype=float)
    return lambda x: float(np.sum(w * np.sqrt(1 + np.asarray(x) ** 2)))


def hyperbola_grad(weights):
    w = np.array(weights, dtype=float)
    return lambda x: w * x / np.sqrt(1 + np.asarray(x) ** 2)


def hyperbola_hess(weights):
    w = np.array(weights, dtype=float)
    return lambda x: np.diag(w / (1 + np.asarray(x) ** 2) ** 1.5)


def barrier(weights):
    """sum of w x - log(x), NaN unless all x > 0; minimum at 1 / w"""
    w = np.array(weights, dtype=float)
    return lambda x: float(np.sum(w * x - np.log(x))) if np.min(x) > 0 else float("nan")


def barrier_grad(weights):
    w = np.array(weights, dtype=float)
    return lambda x: w - 1 / np.asarray(x) if np.min(x) > 0 else np.full(len(w), np.nan)


def barrier_hess(weights):
    return lambda x: np.diag(1 / np.asarray(x) ** 2) if np.min(x) > 0 else np.full((len(weights),) * 2, np.nan)


def logistic(rows, labels, penalty):
    """mean of log(1 + exp(-label row' x)) + penalty |x|^2 / 2, labels +1 and -1"""
    z = np.array(rows, dtype=float) * np.array(labels, dtype=float)[:, None]
    return lambda x: float(np.mean(np.logaddexp(0, -z @ x)) + 0.5 * penalty * np.dot(x, x))


def logistic_grad(rows, labels, penalty):
    z = np.array(rows, dtype=float) * np.array(labels, dtype=float)[:, None]
    return lambda x: -z.T @ np.exp(-np.logaddexp(0, z @ x)) / len(z) + penalty * np.asarray(x)


def logistic_hess(rows, labels, penalty):
    z = np.array(rows, dtype=float) * np.array(labels, dtype=float)[:, None]

    def hess(x):
        margin = z @ x
        weight = np.exp(-np.logaddexp(0, margin) - np.logaddexp(0, -margin))
        return (z.T * weight) @ z / len(z) + penalty * np.eye(z.shape[1])

    return hess
