import numpy as np
from gradus import Lines, Regions
from reference import fit, predict_log_proba


def boundary():
    """Three classes of different variances, and where each has the largest posterior."""
    rng = np.random.default_rng(74)
    spreads = np.array([[0.5, 0.5], [2.0, 0.8], [0.9, 2.2]])
    middles = np.array([[0.0, 0.0], [4.0, 3.0], [-3.5, 3.0]])
    y = np.repeat([0, 1, 2], 40)
    X = middles[y] + spreads[y] * rng.normal(size=(120, 2))
    _, priors, means, variances = fit(X, y)
    x1, x2 = np.linspace(-7.0, 9.0, 100), np.linspace(-4.0, 9.0, 80)
    grid = np.stack(np.meshgrid(x1, x2), axis=-1).reshape(-1, 2)
    cells = predict_log_proba(grid, priors, means, variances).argmax(axis=1).reshape(80, 100)
    clouds = {f"class {k}": X[y == k] for k in range(3)}
    names = [f"region {k}" for k in range(3)]
    return Regions((-7.0, 9.0), (-4.0, 9.0), cells, names, points=clouds, x_label="feature 1", y_label="feature 2")


def copies():
    """The posterior of one class over x when the same feature is given several times."""
    x = np.linspace(-3.0, 3.0, 121)
    curves = {}
    for times in (1, 3, 10):
        means = np.repeat([[-0.5], [0.5]], times, axis=1)
        X = np.repeat(x[:, None], times, axis=1)
        log_proba = predict_log_proba(X, np.array([0.5, 0.5]), means, np.ones((2, times)))
        curves[f"{times} copies" if times > 1 else "once"] = np.exp(log_proba[:, 1])
    return Lines(x, curves, x_label="x", y_label="posterior of the second class")


def figures():
    return {"boundary": boundary(), "copies": copies()}
