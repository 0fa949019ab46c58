import numpy as np
from gradus import Grid, Lines, Regions
from reference import logistic_fit

LEVELS = ["p < 0.1", "0.1 to 0.3", "0.3 to 0.5", "0.5 to 0.7", "0.7 to 0.9", "p > 0.9"]


def data():
    rng = np.random.default_rng(12)
    X = np.vstack([rng.normal((-1.2, -0.6), 0.7, (20, 2)), rng.normal((1.3, 0.9), 0.7, (20, 2))])
    return X, np.repeat([0, 1], 20)


def plane(lam):
    X, y = data()
    w, b, _ = logistic_fit(X, y, lam)
    x1, x2 = np.meshgrid(np.linspace(-3.5, 3.5, 70), np.linspace(-3, 3, 60))
    p = 0.5 * (1 + np.tanh((w[0] * x1 + w[1] * x2 + b) / 2))
    points = {"label 0": X[y == 0], "label 1": X[y == 1]}
    cells = np.digitize(p, [0.1, 0.3, 0.5, 0.7, 0.9])
    names = {"title": f"lam = {lam:g}", "x_label": "x1", "y_label": "x2"}
    return Regions((-3.5, 3.5), (-3, 3), cells, LEVELS, points=points, ordered=True, **names)


def descent(lam=0.01, steps=400):
    """The gap to the minimum after each step of gradient descent and of Newton's method."""
    X, y = data()
    A, n = np.column_stack([X, np.ones(len(X))]), len(X)
    penalty = np.array([lam, lam, 0.0])
    best = logistic_fit(X, y, lam)[2]
    rate = 1 / (np.linalg.norm(A, 2) ** 2 / (4 * n) + lam)
    gaps = {}
    for name, newton in (("gradient descent", False), ("Newton", True)):
        theta, gap = np.zeros(3), []
        for _ in range(steps + 1):
            value = np.logaddexp(0, -(2 * y - 1) * (A @ theta)).mean() + 0.5 * np.sum(penalty * theta**2)
            gap.append(value - best)
            if gap[-1] < 1e-14:
                break
            p = 0.5 * (1 + np.tanh(A @ theta / 2))
            grad = A.T @ (p - y) / n + penalty * theta
            hessian = (A.T * (p * (1 - p))) @ A / n + np.diag(penalty)
            theta = theta - (np.linalg.solve(hessian, grad) if newton else rate * grad)
        kept = [g for g in gap if g > 1e-14]
        gaps[name] = (np.arange(1, len(kept) + 1), kept)
    axes = {"x_label": "step", "y_label": "J above its minimum", "x_scale": "log", "y_scale": "log"}
    return Lines(np.arange(1, steps + 2), gaps, **axes)


def figures():
    return {"planes": Grid([plane(1.0), plane(0.001)], columns=2), "descent": descent()}
