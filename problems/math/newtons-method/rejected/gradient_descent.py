# verdict: wrong_answer
# entry: newton_minimize
# group: example
# lesson: You go down the gradient, and the Hessian is used for the final test alone. In a narrow valley that takes
# thousands of steps: the second-order model gives the direction and the length of each step.
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
    for _ in range(10 * max_iter):
        g = grad(x)
        if np.abs(g).max() <= tol:
            break
        value = f(x)
        x = x - damping(lambda t: f(x - t * g) <= value - 1e-4 * t * (g @ g) + 1e-15 * abs(value)) * g
    if np.linalg.eigvalsh(hess(x))[0] < -1e-6:
        raise RuntimeError("No minimum.")
    return x


def damping(decreases):
    t = 1.0
    for _ in range(60):
        if decreases(t):
            return t
        t /= 2
    raise RuntimeError("No step decreases the function.")
