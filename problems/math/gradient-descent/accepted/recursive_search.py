# style: recursion for the search, a for loop with a counter for the steps
import numpy as np


def search(enough, t, shrink, left=30):
    if left == 0:
        return None
    return t if enough(t) else search(enough, t * shrink, shrink, left - 1)


def gradient_descent(f, grad, x0, step=1.0, shrink=0.5, c=1e-4, tol=1e-5, max_iter=100):
    path = np.array(x0, dtype=float)[None]
    for done in range(max_iter + 1):
        x = path[-1].copy()
        g = np.asarray(grad(x))
        if np.sqrt((g**2).sum()) <= tol:
            return path, "converged"
        if done == max_iter:
            return path, "max_iter"
        t = search(lambda t: f(x) - f(x - t * g) >= c * t * (g**2).sum(), step, shrink)
        if t is None:
            return path, "line_search"
        path = np.vstack([path, x - t * g])
