# verdict: runtime_error
# entry: newton_root
# group: edge
# lesson: You test for a root only at the top of the loop, so the point reached by the last allowed step is thrown
# away. Test once more after the loop.
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
