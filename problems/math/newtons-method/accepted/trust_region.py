# style: root by Newton steps with a golden damping; minimum by a trust region, its radius grown and shrunk
import math

import numpy as np


def newton_root(f, df, x0, tol=1e-10, max_iter=50):
    x, fx = float(x0), f(float(x0))
    for k in range(max_iter + 1):
        if abs(fx) <= tol:
            return x
        if k == max_iter:
            break
        d = df(x)
        if d == 0 or math.isnan(d):
            break
        t, new = 1.0, math.nan
        while t > 1e-18:
            new = f(x - t * fx / d)
            if abs(new) < abs(fx):
                break
            t *= 0.4
        else:
            break
        x, fx = x - t * fx / d, new
    raise RuntimeError("no root")


def bounded_step(w, q, g, radius):
    """argmin of g's + s'Hs/2 within the radius, by bisection on the multiplier."""
    b = q.T @ g
    if w[0] < 0 and abs(b[0]) < 1e-9:
        b[0] = 1e-9  # the hard case
    size = lambda m: math.sqrt(sum((b / (w + m)) ** 2))
    low = max(0.0, -w[0]) + 1e-10
    if size(low) > radius:
        high = low + 1.0
        while size(high) > radius:
            high = 2 * high
        for _ in range(80):
            mid = (low + high) / 2
            low, high = (mid, high) if size(mid) > radius else (low, mid)
        low = high
    return -q @ (b / (w + low))


def newton_minimize(f, grad, hess, x0, tol=1e-6, max_iter=100):
    x = [float(v) for v in x0]
    x = np.array(x)
    value = f(x)
    for k in range(max_iter + 1):
        g, h = grad(x), hess(x)
        w, q = np.linalg.eigh(h)
        if np.all(np.abs(g) <= tol) and w[0] >= -1e-6:
            return x
        if k == max_iter:
            break
        radius = 1e3
        for _ in range(70):
            s = bounded_step(w, q, g, radius)
            new = f(x + s)
            model = g @ s + 0.5 * s @ h @ s
            if new <= value + 0.1 * model + 1e-15 * abs(value):
                break
            radius /= 2
        else:
            break
        x, value = x + s, new
    raise RuntimeError("no minimum")
