# verdict: runtime_error
# entry: newton_minimize
# group: edge
# lesson: You solve with the Hessian as it is. Where it is indefinite the step may lead uphill, where it is singular
# there is none: replace it by a positive definite matrix first.
import numpy as np


def newton_root(f, df, x0, tol=1e-10, max_iter=50):
    x = float(x0)
    for _ in range(max_iter):
        value = f(x)
        if abs(value) <= tol:
            return x
        slope = df(x)
        if slope == 0:
            raise RuntimeError("The tangent is flat.")
        x += damping(lambda t: abs(f(x - t * value / slope)) < abs(value)) * -value / slope
    if abs(f(x)) <= tol:
        return x
    raise RuntimeError("No root within max_iter steps.")


def newton_minimize(f, grad, hess, x0, tol=1e-6, max_iter=100):
    x = np.array(x0, dtype=np.float64)
    for steps_left in range(max_iter, -1, -1):
        g = grad(x)
        curvatures, directions = np.linalg.eigh(hess(x))
        flat = np.abs(g).max() <= tol
        if flat and curvatures[0] >= -1e-6:
            return x
        if steps_left == 0:
            break
        value = f(x)
        if flat:
            p = directions[:, 0] * (1 if g @ directions[:, 0] <= 0 else -1)
        else:
            p = -directions @ ((directions.T @ g) / curvatures)
        x = x + damping(lambda t: f(x + t * p) <= value) * p
    raise RuntimeError("No minimum within max_iter steps.")


def damping(decreases):
    t = 1.0
    for _ in range(60):
        if decreases(t):
            return t
        t /= 2
    raise RuntimeError("No step decreases the function.")
