import numpy as np
from gradus import Grid, Lines
from reference import elastic_net_fit


def data():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(50, 5))
    X[:, 1] = X[:, 0] + 0.05 * rng.normal(size=50)
    y = X @ np.array([1.0, 1.0, -1.2, 0.0, 0.0]) + 0.6 * rng.normal(size=50)
    return X, y


def path(ratio, title):
    X, y = data()
    alphas = np.logspace(-1.5, 0.8, 36)
    weights = np.array([elastic_net_fit(X, y, alpha, ratio, tol=1e-6)[0] for alpha in alphas])
    names = ["x0", "x1, nearly a copy of x0", "x2", "x3, noise", "x4, noise"]
    curves = {name: weights[:, j] for j, name in enumerate(names)}
    return Lines(alphas, curves, title=title, x_label="alpha", y_label="weight", x_scale="log")


def circle(ratio):
    """Where rho |w|_1 + (1 - rho) / 2 ||w||^2 is 1/2, in two weights."""
    angle = np.linspace(0.0, 2.0 * np.pi, 241)
    way = np.stack([np.cos(angle), np.sin(angle)])
    p = ratio * np.abs(way).sum(axis=0)
    q = (1 - ratio) / 2
    length = 1 / (p + np.sqrt(p**2 + 2 * q))  # the root of q t^2 + p t - 1/2 = 0
    return (length * way[0], length * way[1])


def figures():
    curves = {f"l1_ratio {ratio:g}": circle(ratio) for ratio in (0.0, 0.5, 1.0)}
    return {
        "balls": Lines(
            [-1.0, 1.0], {**curves}, dashed=["l1_ratio 0.5"], x_label="first weight", y_label="second weight"
        ),
        "paths": Grid([path(1.0, "lasso"), path(0.4, "elastic net, l1_ratio 0.4")]),
    }
