"""Tries all thirty lengths at each point and takes the longest that gains enough per unit of length."""

import numpy as np

REQUIRES = []


def steps(f, grad, x, step, shrink, c, tol, max_iter):
    for done in range(max_iter + 1):
        g = grad(x)
        norm = np.hypot.reduce(g)
        if norm <= tol or done == max_iter:
            return "converged" if norm <= tol else "max_iter"
        lengths = [step]
        while len(lengths) < 30:
            lengths.append(lengths[-1] * shrink)
        gains = [np.float64(f(x)) - f(x - t * g) for t in lengths]
        good = [t for t, gain in zip(lengths, gains) if gain / t >= c * norm**2]
        if not good:
            return "line_search"
        x = x - max(good) * g
        yield x


def gradient_descent(f, grad, x0, step=1.0, shrink=0.5, c=1e-4, tol=1e-5, max_iter=100):
    start = np.array(x0, dtype=float)
    walk, path = steps(f, grad, start, step, shrink, c, tol, max_iter), [start]
    while True:
        try:
            path.append(next(walk))
        except StopIteration as end:
            return np.array(path), end.value
