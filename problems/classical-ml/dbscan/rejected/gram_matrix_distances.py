# verdict: wrong_answer
# entry: dbscan
# group: stability
# lesson: You expand the squared distance into norms and a product. Far from the origin these are huge and
# nearly cancel: take the differences of coordinates first.
import numpy as np


def dbscan(X, eps=0.5, min_samples=5):
    if eps <= 0 or min_samples < 1:
        raise ValueError("eps must be above zero and min_samples at least 1.")
    squares = (X * 1.0 * X).sum(axis=1)
    near = squares[:, None] + squares - 2.0 * (X @ X.T) <= eps**2
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
            frontier.extend(reached[core[reached]])  # a border point is taken in, but leads nowhere
        clusters += 1
    return labels, core
