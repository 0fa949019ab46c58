import numpy as np
from gradus import Lines


def figures():
    def f(x):
        return x**3 - 2 * x - 5

    x, newton = 3.0, []
    low, high, bisection = 2.0, 3.0, []
    root = 2.0945514815423265
    for _ in range(7):
        newton.append(abs(x - root))
        x = x - f(x) / (3 * x**2 - 2)
    for _ in range(20):
        middle = (low + high) / 2
        bisection.append(abs(middle - root))
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    curves = {
        "Newton": (np.arange(7), np.maximum(newton, 1e-16)),
        "bisection": (np.arange(20), np.maximum(bisection, 1e-16)),
    }
    return {"errors": Lines(np.arange(20), curves, x_label="step", y_label="distance from the root", y_scale="log")}
