import numpy as np
from gradus import Grid, Lines, Regions
from reference import knn_classify, knn_regress


def regions():
    rng = np.random.default_rng(76)
    y = np.repeat([0, 1], 50)
    X = np.where(y[:, None] == 0, [0.0, 0.0], [2.0, 1.5]) + 1.1 * rng.normal(size=(100, 2))
    x1, x2 = np.linspace(-4.0, 6.0, 80), np.linspace(-4.0, 5.0, 70)
    grid = np.stack(np.meshgrid(x1, x2), axis=-1).reshape(-1, 2)
    parts = []
    for k in (1, 15):
        cells = knn_classify(X, y, grid, k=k).reshape(70, 80)
        clouds = {f"class {c}": X[y == c] for c in (0, 1)}
        parts.append(
            Regions(
                (-4.0, 6.0),
                (-4.0, 5.0),
                cells,
                ["region 0", "region 1"],
                points=clouds,
                title=f"k = {k}",
                x_label="feature 1",
                y_label="feature 2",
            )
        )
    return Grid(parts, columns=2)


def curves():
    rng = np.random.default_rng(77)
    x = np.sort(rng.uniform(0, 10, size=25))
    y = np.sin(x) + 0.2 * rng.normal(size=25)
    at = np.linspace(0, 10, 401)
    lines = {weights: knn_regress(x[:, None], y, at[:, None], weights=weights) for weights in ("uniform", "distance")}
    return Lines(at, lines | {"truth": np.sin(at)}, dashed=["truth"], x_label="x", y_label="prediction, k = 5")


def figures():
    return {"regions": regions(), "regression": curves()}
