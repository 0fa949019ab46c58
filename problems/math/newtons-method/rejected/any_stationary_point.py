# verdict: wrong_answer
# entry: newton_minimize
# group: edge
# lesson: You stop as soon as the gradient vanishes, which it also does at saddles and maxima. Look at the Hessian's
# lowest eigenvalue too, and leave along its eigenvector if it is negative.
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
        if flat:
            return x
        if steps_left == 0:
            break
        value = f(x)
        p = -directions @ ((directions.T @ g) / np.maximum(np.abs(curvatures), 1e-8))
        x = x + damping(lambda t: f(x + t * p) <= value) * p
    raise RuntimeError("No minimum within max_iter steps.")


def damping(decreases):
    t = 1.0
    for _ in range(60):
        if decreases(t):
            return t
        t /= 2
    raise RuntimeError("No step decreases the function.")
