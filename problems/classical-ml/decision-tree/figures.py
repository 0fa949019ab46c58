import numpy as np
from gradus import Grid, Lines, Regions
from reference import DecisionTreeClassifier


def moons(rng, n):
    y = rng.integers(0, 2, size=n)
    angle = rng.uniform(0.0, np.pi, size=n)
    upper, lower = np.stack([np.cos(angle), np.sin(angle)]), np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    return np.where(y, lower, upper).T + rng.normal(scale=0.25, size=(n, 2)), y


def fitted(X, y, depth):
    tree = DecisionTreeClassifier(max_depth=depth)
    tree.fit(X, y)
    return tree


def plane(X, y, depth):
    x, z = np.linspace(-1.8, 2.8, 70), np.linspace(-1.4, 1.9, 50)
    cells = fitted(X, y, depth).predict(np.stack(np.meshgrid(x, z), axis=-1).reshape(-1, 2)).reshape(50, 70)
    points = {"samples of class 0": X[y == 0], "samples of class 1": X[y == 1]}
    title = "no limit" if depth is None else f"depth {depth}"
    return Regions((-1.8, 2.8), (-1.4, 1.9), cells, ["class 0", "class 1"], points=points, title=title)


def figures():
    rng = np.random.default_rng(12)
    X, y = moons(rng, 120)
    X_new, y_new = moons(rng, 2000)
    depths = np.arange(0, 13)
    trees = [fitted(X, y, int(depth)) for depth in depths]
    accuracy = {
        "120 training samples": [np.mean(tree.predict(X) == y) for tree in trees],
        "2,000 new samples": [np.mean(tree.predict(X_new) == y_new) for tree in trees],
    }
    return {
        "boundaries": Grid([plane(X, y, depth) for depth in (1, 3, None)], columns=3),
        "depths": Lines(depths, accuracy, x_label="max_depth", y_label="accuracy"),
    }
