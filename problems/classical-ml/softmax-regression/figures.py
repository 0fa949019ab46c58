import numpy as np
from gradus import Grid, Lines, Regions
from reference import softmax_regression

CENTRES = [(-1.5, -0.5), (1.5, -0.7), (0.2, 1.6)]


def data():
    rng = np.random.default_rng(7)
    return np.vstack([rng.normal(c, 0.75, (25, 2)) for c in CENTRES]), np.repeat([0, 1, 2], 25)


def plane(steps):
    X, y = data()
    W, b, _, _ = softmax_regression(X, y, 3, lr=0.5, steps=steps)
    x1, x2 = np.meshgrid(np.linspace(-4, 4, 80), np.linspace(-3, 4, 70))
    logits = np.stack([x1, x2], axis=-1) @ W + b
    points = {f"class {c}": X[y == c] for c in range(3)}
    names = [f"predicts {c}" for c in range(3)]
    title = f"after {steps} steps" if steps > 1 else "after 1 step"
    return Regions((-4, 4), (-3, 4), logits.argmax(axis=-1), names, points=points, title=title)


def run():
    X, y = data()
    curves = {}
    for lam in (0.0, 0.1, 1.0):
        losses = softmax_regression(X, y, 3, lr=0.5, steps=300, lam=lam)[2]
        curves[f"lam = {lam:g}"] = losses
    return Lines(np.arange(1, 301), curves, x_label="step", y_label="loss", x_scale="log")


def figures():
    return {"planes": Grid([plane(1), plane(200)], columns=2), "run": run()}
