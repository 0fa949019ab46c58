import numpy as np
from gradus import Lines, Regions
from reference import assign, kmeans, kmeans_plusplus

MIDDLES = np.array([[0.0, 0.0], [5.0, 0.5], [2.5, 4.5], [8.0, 5.0]])


def data(rng):
    return MIDDLES[np.repeat(np.arange(4), 25)] + 0.8 * rng.normal(size=(100, 2))


def plane(X, start):
    """The cells of the final centroids, and the way that each centroid went."""
    paths = [kmeans(X, start, max_iter=step)[0] for step in range(15)]
    x, y = np.linspace(-3.0, 11.0, 90), np.linspace(-3.0, 8.0, 70)
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    cells = assign(grid, paths[-1])[0].reshape(70, 90)
    names = [f"cell {j}" for j in range(len(start))]
    ways = {f"path {j}": np.array([each[j] for each in paths]) for j in range(len(start))}
    return Regions((-3.0, 11.0), (-3.0, 8.0), cells, names, points={"samples": X}, lines=ways, x_label="x", y_label="y")


def figures():
    rng = np.random.default_rng(73)
    X = data(rng)
    start = np.array([[1.0, 7.0], [2.0, 7.0], [-2.0, 3.0], [4.0, -2.0]])
    runs = {"uniform seeds": [], "k-means++": []}
    far = np.concatenate([X, X[:60] * 0.4 + [30.0, 5.0], X[:10] * 0.3 + [-25.0, 0.0]])
    for _ in range(60):
        runs["uniform seeds"].append(kmeans(far, far[rng.choice(len(far), 6, replace=False)])[2])
        runs["k-means++"].append(kmeans(far, far[kmeans_plusplus(far, 6, rng)])[2])
    curves = {name: np.sort(values) for name, values in runs.items()}
    seeds = Lines(
        np.arange(1, 61), curves, x_label="runs, sorted by inertia", y_label="inertia at the end", y_scale="log"
    )
    return {"paths": plane(X, start), "seeds": seeds}
