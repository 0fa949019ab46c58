import numpy as np
from gradus import Grid, Lines, Scatter
from reference import calinski_harabasz_score, dispersion

CENTERS = np.array([[0.0, 0.0], [6.0, 1.0], [1.0, 6.0], [7.0, 7.0]])


def lloyd(X, k):
    """K-means from samples that are each the farthest from those before."""
    centroids = X[:1]
    while len(centroids) < k:
        nearest = np.linalg.norm(X[:, None] - centroids, axis=2).min(axis=1)
        centroids = np.concatenate([centroids, X[[nearest.argmax()]]])
    for _ in range(30):
        labels = np.linalg.norm(X[:, None] - centroids, axis=2).argmin(axis=1)
        centroids = np.array([X[labels == each].mean(axis=0) for each in range(k)])
    return labels


def figures():
    rng = np.random.default_rng(83)
    X = CENTERS[np.repeat(np.arange(4), 30)] + rng.normal(size=(120, 2))
    counts = np.arange(2, 11)
    found = {int(k): lloyd(X, k) for k in counts}
    ratios, indices = [], []
    for labels in found.values():
        between, within = dispersion(X, labels)
        ratios.append(between / within)
        indices.append(calinski_harabasz_score(X, labels))
    best = {f"cluster {each}": X[found[4] == each] for each in range(4)}
    parts = [
        Scatter(best, title="four clusters", x_label="x", y_label="y"),
        Lines(counts, {"B / W": ratios}, title="without degrees of freedom", x_label="K", y_label="B / W"),
        Lines(counts, {"index": indices}, title="the index", x_label="K", y_label="index"),
    ]
    return {"number-of-clusters": Grid(parts, columns=3)}
