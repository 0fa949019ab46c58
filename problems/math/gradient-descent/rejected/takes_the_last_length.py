# verdict: wrong_answer
# entry: gradient_descent
# group: example
# lesson: Where no length fulfils the condition you take the last one. Stop there, with "line_search".
import numpy as np

TRIALS = 30


def gradient_descent(f, grad, x0, step=1.0, shrink=0.5, c=1e-4, tol=1e-5, max_iter=100):
    x = np.asarray(x0, dtype=np.float64)
    path = [x]
    while True:
        g = grad(x)  # (d,)
        if np.linalg.norm(g) <= tol:
            return np.array(path), "converged"
        if len(path) > max_iter:
            return np.array(path), "max_iter"
        value, slope = f(x), (g**2).sum()
        for t in step * shrink ** np.arange(TRIALS):  # from step again, at every point
            if f(x - t * g) <= value - c * t * slope:  # false for NaN
                break
        else:
            pass
        x = x - t * g  # a new array: the path keeps the old one
        path.append(x)
