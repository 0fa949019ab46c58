# verdict: wrong_answer
# entry: dbscan
# group: example
# lesson: You go on from border points too, so that two clusters merge over a point that is not dense. Only core points
# are expanded.
import numpy as np


def dbscan(X, eps=0.5, min_samples=5):
    if eps <= 0 or min_samples < 1:
        raise ValueError("eps must be above zero and min_samples at least 1.")
    differences = X[:, None, :] - X[None, :, :]  # (n, n, d)
    near = np.linalg.norm(differences, axis=2) <= eps  # (n, n), true on the diagonal: a point is its own neighbour
    core = near.sum(axis=1) >= min_samples  # (n,)

    labels = np.full(len(X), -1)  # (n,) noise, until a core point reaches it
    clusters = 0
    for seed in np.flatnonzero(core):
        if labels[seed] != -1:  # found from an earlier seed
            continue
        frontier = [seed]  # core points whose neighbours have not been looked at; the seed is its own first neighbour
        while frontier:
            reached = np.flatnonzero(near[frontier.pop()] & (labels == -1))
            labels[reached] = clusters
            frontier.extend(reached)
        clusters += 1
    return labels, core
