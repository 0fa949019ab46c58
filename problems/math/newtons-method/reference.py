import numpy as np


def newton_root(f, df, x0, tol=1e-10, max_iter=50):
    x, steps = x0, 0
    while abs(value := f(x)) > tol:
        if steps == max_iter:
            raise RuntimeError("No root within max_iter steps.")
        slope = df(x)
        if slope == 0:
            raise RuntimeError("The tangent is flat: it has no root.")
        step = -value / slope
        x = x + damping(lambda t: abs(f(x + t * step)) < abs(value)) * step
        steps += 1
    return x


def newton_minimize(f, grad, hess, x0, tol=1e-6, max_iter=100):
    x, steps = np.array(x0, dtype=np.float64), 0  # a copy, (d,)
    while True:
        g = grad(x)  # (d,)
        curvatures, directions = np.linalg.eigh(hess(x))  # (d,) ascending, (d, d) in columns
        flat = np.abs(g).max() <= tol
        if flat and curvatures[0] >= -1e-6:  # mutant-ok: >=->>: no eigenvalue is exactly the threshold.
            return x
        if steps == max_iter:
            raise RuntimeError("No minimum within max_iter steps.")
        if flat:  # a saddle or a maximum: leave along the lowest curvature
            p = directions[:, 0]
            if g.dot(p) > 0:  # mutant-ok: >->>=: along p at a right angle to g both signs lead down.
                p = -p
        else:
            # Newton's step with |H|, which is H where H is positive definite.
            # mutant-ok: drop abs: the floor alone gives a positive definite matrix too, with longer steps to be cut.
            p = -directions @ (directions.T.dot(g) / np.maximum(np.abs(curvatures), 1e-8))
        value = f(x)  # equality will do: close to a minimum the gain is below the rounding of f
        x = x + damping(lambda t: f(x + t * p) <= value) * p
        steps += 1


def damping(decreases):
    """The first of 1, 1/2, 1/4, ... at which decreases(t) holds; a NaN inside it makes it false."""
    t = 1.0
    for _ in range(60):  # mutant-ok: 60->61: sixty halvings leave nothing of the step.
        if decreases(t):
            return t
        # mutant-ok: 2->3: any factor will do. mutant-ok: 2->-2: it also tries points uphill, and refuses them.
        t /= 2
    raise RuntimeError("No step decreases the function.")
