import numpy as np
from gradus import Grid, Lines, Regions
from reference import AdaBoostClassifier, answers


def ring(rng, n):
    X = rng.uniform(-2.0, 2.0, size=(n, 2))
    y = np.where((X[:, 0] ** 2 + 1.4 * X[:, 1] ** 2 < 2.0) ^ (rng.random(n) < 0.05), 1, -1)
    return X, y


def plane(X, y, rounds):
    x = np.linspace(-2.0, 2.0, 60)
    rows = np.stack(np.meshgrid(x, x), axis=-1).reshape(-1, 2)
    model = AdaBoostClassifier(rounds).fit(X, y)
    cells = (model.predict(rows) == 1).astype(int).reshape(60, 60)
    points = {"samples of class -1": X[y == -1], "samples of class 1": X[y == 1]}
    return Regions((-2.0, 2.0), (-2.0, 2.0), cells, ["class -1", "class 1"], points=points, title=f"{rounds} rounds")


def figures():
    rng = np.random.default_rng(4)
    X, y = ring(rng, 80)
    model = AdaBoostClassifier(40).fit(X, y)
    steps = np.array([alpha * answers(X, *stump) for alpha, stump in zip(model.alphas_, model.stumps_)])
    margins = np.cumsum(steps, axis=0) * y  # (T, n)
    rounds = np.arange(1, len(margins) + 1)
    curves = {
        "training error": (margins < 0).mean(axis=1),
        "mean of exp(-y f), the bound": np.exp(-margins).mean(axis=1),
    }
    return {
        "boundaries": Grid([plane(X, y, rounds) for rounds in (1, 5, 40)], columns=3),
        "bound": Lines(rounds, curves, dashed=["mean of exp(-y f), the bound"], x_label="round", y_label="share"),
    }
