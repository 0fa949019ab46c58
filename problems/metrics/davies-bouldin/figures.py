import numpy as np
from gradus import Grid, HeatMap, Lines, Scatter
from reference import cluster_similarity, davies_bouldin_score

CENTERS = np.array([[0.0, 0.0], [6.0, 0.0], [7.5, 2.0], [2.0, 6.0]])
NAMES = ["a", "b", "c", "d"]


def figures():
    rng = np.random.default_rng(82)
    labels = np.repeat(np.arange(4), 30)
    noise = rng.normal(size=(120, 2)) * np.repeat([0.6, 0.6, 0.6, 1.2], 30)[:, None]
    X = CENTERS[labels] + noise
    clouds = {f"cluster {name}": X[labels == k] for k, name in enumerate(NAMES)}
    score = davies_bouldin_score(X, labels)
    pairs = HeatMap(
        cluster_similarity(X, labels), row_labels=NAMES, column_labels=NAMES, title="similarity", value_label="R"
    )
    blobs = Grid([Scatter(clouds, title=f"index {score:.2f}", x_label="x", y_label="y"), pairs], columns=2)

    gaps = np.linspace(0.5, 8.0, 31)
    curves = {}
    for width in (0.5, 1.0):
        samples = np.concatenate([width * noise[:30], width * noise[30:60]])
        halves = np.repeat([0, 1], 30)
        curves[f"spread times {width:g}"] = [
            davies_bouldin_score(samples + np.outer(halves, [gap, 0.0]), halves) for gap in gaps
        ]
    separation = Lines(gaps, curves, x_label="distance of two blobs", y_label="index", y_scale="log")
    return {"blobs": blobs, "separation": separation}
