import numpy as np

HALVINGS = 60


def newton_root(f, df, x0, tol=1e-10, max_iter=50):
    x = float(x0)
    for _ in range(max_iter):
        value = f(x)
        if abs(value) <= tol:
            return x
        slope = df(x)
        if slope == 0:
            raise RuntimeError("The tangent is flat: it has no root.")
        step = -value / slope
        x += damping(lambda t: abs(f(x + t * step)) < abs(value)) * step
    if abs(f(x)) <= tol:
        return x
    raise RuntimeError("No root within max_iter steps.")


def newton_minimize(f, grad, hess, x0, tol=1e-6, max_iter=100):
    x = np.array(x0, dtype=np.float64)  # a copy, (d,)
    for steps_left in range(max_iter, -1, -1):
        g = grad(x)  # (d,)
        curvatures, directions = np.linalg.eigh(hess(x))  # (d,) ascending, (d, d) in columns
        flat = np.abs(g).max() <= tol
        if flat and curvatures[0] >= -1e-6:
            return x
        if steps_left == 0:
            break
        if flat:  # a saddle or a maximum: leave along the lowest curvature
            p = directions[:, 0]
            p = -p if g @ p > 0 else p
        else:  # Newton's step with |H|, which is H where H is positive definite
            p = -directions @ ((directions.T @ g) / np.maximum(np.abs(curvatures), 1e-8))
        value = f(x)
        slack = 1e-15 * abs(value)  # close to a minimum the gain is below the rounding of f
        if flat:
            x = x + damping(lambda t: f(x + t * p) < value) * p
        else:
            x = x + damping(lambda t: f(x + t * p) <= value + 1e-4 * t * (g @ p) + slack) * p
    raise RuntimeError("No minimum within max_iter steps.")


def damping(decreases):
    """The first of 1, 1/2, 1/4, ... at which decreases(t) holds; a NaN inside it makes it false."""
    t = 1.0
    for _ in range(HALVINGS):
        if decreases(t):
            return t
        t /= 2
    raise RuntimeError("No step decreases the function.")
