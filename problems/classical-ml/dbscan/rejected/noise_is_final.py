# verdict: wrong_answer
# entry: dbscan
# group: example
# lesson: A point with too few neighbours that you meet first stays noise for ever. If a core point reaches it later, it
# is a border point.
import numpy as np


def dbscan(X, eps=0.5, min_samples=5):
    if eps <= 0 or min_samples < 1:
        raise ValueError("eps or min_samples")
    near = np.linalg.norm(X[:, None, :] - X[None, :, :], axis=2) <= eps
    core = near.sum(axis=1) >= min_samples
    labels = np.full(len(X), -1)
    visited = np.zeros(len(X), dtype=bool)
    clusters = 0
    for seed in range(len(X)):
        if visited[seed]:
            continue
        visited[seed] = True
        if not core[seed]:
            continue
        labels[seed] = clusters
        frontier = [seed]
        while frontier:
            for j in np.flatnonzero(near[frontier.pop()] & ~visited):
                visited[j] = True
                labels[j] = clusters
                if core[j]:
                    frontier.append(j)
        clusters += 1
    return labels, core
