"""Any names for the clusters, and for a border point any cluster that has a core point in reach."""

import numpy as np


def dbscan(inputs, output, expected, expect):
    labels = np.asarray(output[0])
    right, core = np.asarray(expected[0]), np.asarray(expected[1], dtype=bool)
    if labels.size == 0:
        return None
    if labels.dtype.kind not in "iu":
        return f"labels must hold integers, not {labels.dtype}."
    labels = labels.astype(np.int64)
    if (labels < -1).any():
        return f"labels holds {labels.min()}; clusters have labels of zero or more, and noise has -1."
    return noise(labels, right) or clusters(labels, right, core) or border(inputs, labels, right, core)


def noise(labels, right):
    for i in np.flatnonzero((labels == -1) != (right == -1)):
        if right[i] == -1:
            return f"Point {i} is noise: no core point is within eps of it, so its label must be -1."
        return f"Point {i} has the label -1, but it is no noise: a core point is within eps of it."
    return None


def clusters(labels, right, core):
    """Core points: one label for each cluster."""
    label_of, cluster_of = {}, {}
    for i in np.flatnonzero(core):
        label, cluster = int(labels[i]), int(right[i])
        first = label_of.setdefault(cluster, (label, i))
        if first[0] != label:
            return f"Core points {first[1]} and {i} are joined by a chain of core points, but have different labels."
        first = cluster_of.setdefault(label, (cluster, i))
        if first[0] != cluster:
            return f"Core points {first[1]} and {i} have the same label, but no chain of core points joins them."
    return None


def border(inputs, labels, right, core):
    X, eps = np.asarray(inputs["X"], dtype=np.float64), inputs.get("eps", 0.5)
    for i in np.flatnonzero((right != -1) & ~core):
        reach = core & (np.linalg.norm(X - X[i], axis=1) <= eps * (1 + 1e-9))
        if labels[i] not in labels[reach]:
            return f"Border point {i} has the label of a cluster none of whose core points is within eps of it."
    return None
