import numpy as np
from gradus import Lines
from reference import ridge_fit


def figures():
    rng = np.random.default_rng(5)
    first, third = rng.normal(size=(2, 40))
    X = np.column_stack([first, first + 0.05 * rng.normal(size=40), third])
    y = X @ np.array([1.0, 1.0, -0.7]) + 0.5 * rng.normal(size=40)
    alphas = np.logspace(-3, 4, 71)
    weights = np.array([ridge_fit(X, y, alpha)[0] for alpha in alphas])
    curves = dict(zip(["first", "nearly a copy of it", "third"], weights.T))
    return {"path": Lines(alphas, curves, x_label="alpha", y_label="weight", x_scale="log")}
