import numpy as np


def dbscan(X, eps=0.5, min_samples=5):
    if eps <= 0 or min_samples < 1:
        raise ValueError("eps must be above zero and min_samples at least 1.")
    differences = X[:, None, :] - X[None, :, :]  # (n, n, d)
    # mutant-ok: axis=2->-1: the last of three axes.
    near = np.linalg.norm(differences, axis=2) <= eps  # (n, n), true on the diagonal: a point is its own neighbour
    # mutant-ok: axis=1->0: near is symmetric. mutant-ok: axis=1->-1: the last of two axes.
    core = near.sum(axis=1) >= min_samples  # (n,)

    labels = np.full(len(X), -1)  # (n,) noise, until a core point reaches it
    clusters = 0  # mutant-ok: 0->1: the names of the clusters are free.
    for seed in np.flatnonzero(core):
        # mutant-ok: if->False: it would find nothing new, and a name would be left out.
        if labels[seed] != -1:  # found from an earlier seed
            continue  # mutant-ok: drop statement: as above.
        frontier = [seed]  # core points whose neighbours have not been looked at; the seed is its own first neighbour
        while frontier:
            reached = np.flatnonzero(near[frontier.pop()] & (labels == -1))
            labels[reached] = clusters
            frontier.extend(reached[core[reached]])  # a border point is taken in, but leads nowhere
        clusters += 1  # mutant-ok: 1->2: the names of the clusters are free.
    return labels, core
