# style: adds a growing multiple of the identity until Cholesky succeeds; recursion in the line search
import numpy as np


def halve(f, x, step, enough, t=1.0, left=60):
    if left == 0:
        raise RuntimeError("stuck")
    return t if enough(f(x + t * step), t) else halve(f, x, step, enough, t / 2, left - 1)


def newton_root(f, df, x0, tol=1e-10, max_iter=50):
    value = f(x0)
    for _ in range(max_iter):
        if abs(value) <= tol:
            break
        slope = df(x0)
        if not slope:
            raise RuntimeError("flat")
        step = -value / slope
        x0 = x0 + step * halve(f, x0, step, lambda new, t: abs(new) < abs(value))
        value = f(x0)
    if not abs(value) <= tol:
        raise RuntimeError("not found")
    return x0


def newton_minimize(f, grad, hess, x0, tol=1e-6, max_iter=100):
    x = np.asarray(x0) * 1.0
    steps = 0
    while True:
        g, h = grad(x), hess(x)
        here = f(x)
        if max(abs(g)) <= tol:
            w, q = np.linalg.eigh(h)
            if w[0] > -1e-7:
                return x
            p = q[:, 0] * (1 if g @ q[:, 0] <= 0 else -1)
            enough = lambda new, t: new < here
        else:
            shift = 0.0
            while True:
                try:
                    factor = np.linalg.cholesky(h + shift * np.eye(len(x)))
                    break
                except np.linalg.LinAlgError:
                    shift = max(2 * shift, 1e-3)
            p = -np.linalg.solve(factor.T, np.linalg.solve(factor, g))
            enough = lambda new, t: new <= here + 1e-4 * t * (g @ p) + 1e-15 * abs(here)
        if steps == max_iter:
            raise RuntimeError("not found")
        x = x + p * halve(f, x, p, enough)
        steps += 1
