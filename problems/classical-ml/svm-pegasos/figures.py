import numpy as np
from gradus import Lines, Regions
from reference import kernel_pegasos, pegasos


def moons():
    rng = np.random.default_rng(8)
    angle = rng.uniform(0, np.pi, size=30)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    X = np.concatenate([upper, lower]) + rng.normal(scale=0.15, size=(60, 2))
    return X, np.repeat([1, -1], 30)


def boundary(lam=0.02, gamma=1.5):
    X, y = moons()
    order = np.random.default_rng(9).integers(0, len(X), size=4000)
    counts, _ = kernel_pegasos(X, y, order, lam, gamma)
    x1, x2 = np.meshgrid(np.linspace(-1.7, 2.7, 88), np.linspace(-1.2, 1.7, 70))
    grid = np.stack([x1, x2], axis=-1)[:, :, None, :]  # (rows, columns, 1, 2)
    scores = np.exp(-gamma * ((grid - X) ** 2).sum(axis=-1)) @ (counts * y) / (lam * len(order))
    names = ["score < -1", "-1 to 0", "0 to 1", "score > 1"]
    often = counts > 5
    points = {"label 1": X[(y == 1) & ~often], "label -1": X[(y == -1) & ~often]}
    points |= {"label 1, counted often": X[(y == 1) & often], "label -1, counted often": X[(y == -1) & often]}
    cells = np.digitize(scores, [-1, 0, 1])
    return Regions((-1.7, 2.7), (-1.2, 1.7), cells, names, points=points, ordered=True, x_label="x1", y_label="x2")


def run():
    """The objective of the linear machine after each number of steps, for three penalties."""
    rng = np.random.default_rng(10)
    X = np.concatenate([rng.normal((1.0, 0.6), 0.9, (30, 2)), rng.normal((-1.0, -0.6), 0.9, (30, 2))])
    y = np.repeat([1, -1], 30)
    order = rng.integers(0, 60, size=4000)
    steps = np.unique(np.logspace(0, np.log10(4000), 70).astype(int))
    curves = {}
    for lam in (0.01, 0.1, 1.0):
        curves[f"lam = {lam:g}"] = [pegasos(X, y, order[:t], lam)[1] for t in steps]
    return Lines(steps, curves, x_label="step", y_label="objective", x_scale="log", y_scale="log")


def figures():
    return {"boundary": boundary(), "run": run()}
