# style: numpy.linalg.matrix_power; eigenvectors; the fundamental matrix; inverse transform of uniforms
import numpy as np


def distributions(P, p, n):
    after = p.astype(float) @ np.linalg.matrix_power(P.astype(float), n)
    values, vectors = np.linalg.eig(P.astype(float).T)
    ones = np.flatnonzero(abs(values - 1) < 1e-9)
    pi = vectors[:, ones[0]].real
    return after / after.sum(), pi / pi.sum() if len(ones) == 1 else None


def absorption(P):
    P = P.astype(float)
    ends = [i for i in range(len(P)) if P[i, i] == 1]
    rest = [i for i in range(len(P)) if P[i, i] != 1]
    if not np.linalg.matrix_power((P + np.eye(len(P)) > 0).astype(float), len(P))[:, ends].any(axis=1).all():
        raise ValueError("no end")
    N = np.linalg.inv(np.eye(len(rest)) - P[np.ix_(rest, rest)])
    probabilities, steps = np.zeros((len(P), len(ends))), np.zeros(len(P))
    probabilities[ends, range(len(ends))] = 1
    probabilities[rest] = N @ P[np.ix_(rest, ends)]
    steps[rest] = N.sum(axis=1)
    return probabilities, steps


def simulate(P, state, n, rng):
    edges = np.cumsum(P, axis=1)
    edges = edges / edges[:, -1:]
    path = np.full(n + 1, state)
    for t, u in enumerate(rng.random(n), 1):
        path[t] = np.searchsorted(edges[path[t - 1]], u, side="right")
    return path
