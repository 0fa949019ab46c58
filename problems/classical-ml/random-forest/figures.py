import numpy as np
from functions import greedy
from gradus import Grid, Lines, Regions
from reference import RandomForestClassifier, draw_bootstrap


def moons(rng, n):
    """Two moons in the first two columns, noise in a third."""
    y = rng.integers(0, 2, size=n)
    angle = rng.uniform(0.0, np.pi, size=n)
    upper, lower = np.stack([np.cos(angle), np.sin(angle)]), np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    return np.where(y, lower, upper).T + rng.normal(scale=0.3, size=(n, 2)), y


def forest(X, y, trees, rng):
    made = RandomForestClassifier(greedy(12))
    return made.fit(X, y, draw_bootstrap(len(X), trees, rng), np.tile([0, 1], (trees, 1)))


def plane(X, y, trees, title):
    x, z = np.linspace(-1.8, 2.8, 60), np.linspace(-1.4, 1.9, 44)
    rows = np.stack(np.meshgrid(x, z), axis=-1).reshape(-1, 2)
    cells = forest(X, y, trees, np.random.default_rng(3)).predict(rows).reshape(44, 60)
    points = {"samples of class 0": X[y == 0], "samples of class 1": X[y == 1]}
    return Regions((-1.8, 2.8), (-1.4, 1.9), cells, ["class 0", "class 1"], points=points, title=title)


def figures():
    rng = np.random.default_rng(12)
    X, y = moons(rng, 90)
    X_new, y_new = moons(rng, 1000)
    sizes = [1, 2, 3, 5, 8, 12, 18, 25, 40]
    grown = [forest(X, y, size, np.random.default_rng(3)) for size in sizes]
    errors = {
        "out of bag": [1 - each.oob_score_ for each in grown],
        "1,000 new samples": [np.mean(each.predict(X_new) != y_new) for each in grown],
    }
    return {
        "boundaries": Grid([plane(X, y, 1, "one tree"), plane(X, y, 40, "40 trees")]),
        "errors": Lines(sizes, errors, x_label="trees", y_label="share of errors"),
    }
