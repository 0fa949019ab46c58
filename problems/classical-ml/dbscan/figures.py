import numpy as np
from gradus import Grid, Scatter
from reference import dbscan


def data():
    rng = np.random.default_rng(8)
    angle = rng.uniform(0, np.pi, size=120)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    return np.concatenate([upper, lower]) + rng.normal(scale=0.07, size=(240, 2))


def clustering(eps):
    X = data()
    labels, _ = dbscan(X, eps=eps, min_samples=5)
    names = {-1: "noise", **{label: f"cluster {label}" for label in range(6)}}
    found = [label for label in np.unique(labels) if label in names]
    return Scatter(
        {names[label]: X[labels == label] for label in found}, title=f"eps = {eps:g}", x_label="x", y_label="y"
    )


def figures():
    return {"moons": Grid([clustering(0.08), clustering(0.2), clustering(0.6)], columns=3)}
