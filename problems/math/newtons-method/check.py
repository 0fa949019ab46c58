"""Any root, any point with the second-order property; and no more calls than the statement allows."""

import numpy as np


def too_many(calls, name, max_iter):
    allowed = 2 * max_iter + 2
    if not isinstance(calls, (int, np.integer)) or calls > allowed:
        return f"{name} was called {calls} times; with max_iter={max_iter} at most {allowed} calls are allowed."
    return None


def newton_root(inputs, output, expected, expect):
    x, df_calls = output
    tol, max_iter = inputs.get("tol", 1e-10), inputs.get("max_iter", 50)
    if np.ndim(x) or np.asarray(x).dtype.kind not in "iuf" or not np.isfinite(x):
        return "The returned x is not a finite real number."
    value = abs(inputs["f"](float(x)))
    if not value <= 2 * tol:
        return f"This is not a root: |f(x)| is {value:.3g} at the returned x, above tol = {tol:.3g}."
    return too_many(df_calls, "df", max_iter)


def newton_minimize(inputs, output, expected, expect):
    x, grad_calls, hess_calls = output
    tol, max_iter = inputs.get("tol", 1e-6), inputs.get("max_iter", 100)
    if np.asarray(x).dtype.kind != "f" or not np.isfinite(x).all():
        return "The returned x must be an array of finite floats."
    x = np.array(x, dtype=np.float64)
    start, value = inputs["f"](np.array(inputs["x0"], dtype=np.float64)), inputs["f"](x)
    if not np.isfinite(value):
        return "The returned x is outside the domain of f."
    if value > start + 1e-9 * max(1.0, abs(start)):
        return f"f(x) = {value:.6g} at the returned x is above f(x0) = {start:.6g}."
    slope = np.abs(inputs["grad"](x)).max()
    if not slope <= 2 * tol:
        return f"Not a stationary point: the gradient's largest component is {slope:.3g}, above tol = {tol:.3g}."
    lowest = np.linalg.eigvalsh(inputs["hess"](x))[0]
    if lowest < -1e-5:
        return f"A stationary point, but no minimum: the Hessian has the eigenvalue {lowest:.3g} there."
    return too_many(grad_calls, "grad", max_iter) or too_many(hess_calls, "hess", max_iter)
