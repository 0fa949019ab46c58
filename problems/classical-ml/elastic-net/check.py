"""The conditions of the minimum hold, whatever way led there."""

import numpy as np


def elastic_net_fit(inputs, output, expected, expect):
    w, b = np.asarray(output[0]), np.asarray(output[1])
    if w.dtype.kind not in "iuf" or b.dtype.kind not in "iuf" or not (np.isfinite(w).all() and np.isfinite(b).all()):
        return "w and b must be finite real numbers."
    X, y = np.array(inputs["X"], dtype=np.float64), np.array(inputs["y"], dtype=np.float64)
    w, b = w.astype(np.float64), float(b)
    alpha, ratio, limit = inputs.get("alpha", 1.0), inputs.get("l1_ratio", 0.5), 2 * inputs.get("tol", 1e-8)
    with np.errstate(over="ignore", invalid="ignore"):
        r = y - X @ w - b
        if inputs.get("fit_intercept", True):
            if not abs(r.mean()) <= limit:
                return f"The intercept is not the best one for your w: the mean residual is {r.mean():.3g}, not 0."
            X = X - X.mean(axis=0)
            r = r - r.mean()
        elif b != 0:
            return "Without an intercept, b must be 0."
        slopes = X.T @ r / len(y) - alpha * (1 - ratio) * w
        return condition(w, slopes, alpha * ratio, limit)


def condition(w, slopes, l1, limit):
    """The worst weight, if its condition is violated by more than the limit."""
    wrong = np.where(w == 0, np.abs(slopes) - l1, np.abs(slopes - l1 * np.sign(w)))
    wrong = np.where(np.isnan(wrong), np.inf, wrong)
    j = int(np.argmax(wrong))
    if wrong[j] <= limit:
        return None
    weight = "a weight of exactly 0" if w[j] == 0 else f"a weight of {w[j]:.6g}"
    return f"Not the minimum: the condition of weight {j} ({weight} in your w) is violated by {wrong[j]:.3g}."
