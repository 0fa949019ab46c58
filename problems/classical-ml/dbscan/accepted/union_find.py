# style: union-find over pairs of core points; a border point joins its nearest core point
import numpy as np


def dbscan(X, eps=0.5, min_samples=5):
    if eps <= 0 or min_samples < 1:
        raise ValueError("eps or min_samples")
    X = np.asarray(X, dtype=float)
    n = len(X)
    squared = np.zeros((n, n))
    for j in range(X.shape[1]):
        squared += np.subtract.outer(X[:, j], X[:, j]) ** 2
    near = squared <= eps * eps
    core = np.count_nonzero(near, axis=0) >= min_samples
    parent = list(range(n))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in zip(*np.nonzero(near & core & core[:, None])):
        parent[root(i)] = root(j)
    labels = np.full(n, -1)
    for i in range(n):
        if core[i]:
            labels[i] = root(i)
        elif (near[i] & core).any():
            labels[i] = root(int(np.argmin(np.where(core, squared[i], np.inf))))
    return labels, core
