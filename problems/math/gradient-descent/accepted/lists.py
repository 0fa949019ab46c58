# style: points as lists of floats, the loop over trials with a counter
import math

import numpy as np


def gradient_descent(f, grad, x0, step=1.0, shrink=0.5, c=1e-4, tol=1e-5, max_iter=100):
    points = [[float(v) for v in x0]]
    while True:
        x = points[-1]
        g = [float(v) for v in grad(np.array(x))]
        square = sum(v * v for v in g)
        if math.sqrt(square) <= tol:
            return points, "converged"
        if len(points) - 1 >= max_iter:
            return points, "max_iter"
        t, trials, here = step, 0, f(np.array(x))
        while trials < 30:
            there = [v - t * w for v, w in zip(x, g)]
            value = f(np.array(there))
            if math.isfinite(value) and value <= here - c * t * square:
                break
            t, trials = t * shrink, trials + 1
        else:
            return points, "line_search"
        points.append(there)
