import numpy as np
from gradus import Grid, Lines, Scatter
from reference import silhouette_samples

CENTERS = np.array([[0.0, 0.0], [4.0, 0.5], [1.5, 4.0]])


def data():
    rng = np.random.default_rng(81)
    return np.concatenate([center + 0.75 * rng.normal(size=(30, 2)) for center in CENTERS])


def nearest(X, centers):
    return np.linalg.norm(X[:, None] - np.array(centers), axis=2).argmin(axis=1)


def clusterings(X):
    """Three blobs joined to two, left as they are, and one of them cut."""
    right = nearest(X, CENTERS)
    cut = np.where((right == 2) & (X[:, 0] > 1.5), 3, right)
    return [np.minimum(right, 1), right, cut]


def figures():
    X = data()
    clouds, profiles = [], {}
    for labels in clusterings(X):
        s = silhouette_samples(X, labels)
        k = labels.max() + 1
        named = {f"cluster {each}": X[labels == each] for each in range(k)}
        clouds.append(Scatter(named, title=f"{k} clusters: score {s.mean():.2f}", x_label="x", y_label="y"))
        order = np.lexsort((-s, labels))
        profiles[f"{k} clusters"] = s[order]
    sorted_scores = Lines(
        np.arange(len(X)), profiles, x_label="samples, by cluster and descending silhouette", y_label="silhouette"
    )
    return {"clusterings": Grid(clouds, columns=3), "profiles": sorted_scores}
