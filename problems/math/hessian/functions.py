import numpy as np


def quartic(matrix, power):
    a = np.array(matrix, dtype=float)
    return lambda x: float(0.5 * np.dot(x, a @ x) + power * np.sum(x**4))


def quartic_grad(matrix, power):
    a = np.array(matrix, dtype=float)
    return lambda x: a @ x + 4 * power * x**3


def rosenbrock(a, b):
    return lambda x: float((a - x[0]) ** 2 + b * (x[1] - x[0] ** 2) ** 2)


def rosenbrock_grad(a, b):
    return lambda x: np.array([-2 * (a - x[0]) - 4 * b * x[0] * (x[1] - x[0] ** 2), 2 * b * (x[1] - x[0] ** 2)])


def log_sum_exp():
    return lambda x: float(x.max() + np.log(np.sum(np.exp(x - x.max()))))


def log_sum_exp_grad():
    return lambda x: np.exp(x - x.max()) / np.sum(np.exp(x - x.max()))


def coupled(rate):
    return lambda x: float(np.sum(x[:-1] * np.sin(rate * x[1:])))


def coupled_grad(rate):
    def grad(x):
        found = np.append(np.sin(rate * x[1:]), 0.0)
        found[1:] += rate * x[:-1] * np.cos(rate * x[1:])
        return found

    return grad
