"""Eigenvectors for the long run, powers of P by squaring for absorption; paths by inverse transform."""

import numpy as np

REQUIRES = ["scipy"]


def distributions(P, p, n):
    from scipy.linalg import null_space

    P, p = np.asarray(P, dtype=float), np.asarray(p, dtype=float)
    values, vectors = np.linalg.eig(P.T)
    if np.linalg.cond(vectors) > 1e4:
        return NotImplemented
    values = np.where(np.abs(values - 1) < 1e-13, 1.0, values)
    sizes = np.abs(values)
    values = np.where(np.abs(sizes - 1) < 1e-13, values / sizes, values)
    after = (vectors @ (values**n * np.linalg.solve(vectors, p.astype(complex)))).real
    unchanged = null_space(P.T - np.eye(len(P)), rcond=1e-9)
    return after, unchanged[:, 0] / unchanged[:, 0].sum() if unchanged.shape[1] == 1 else None


def absorption(P):
    P = np.asarray(P, dtype=float)
    ends = np.flatnonzero(np.diag(P) == 1)
    transient = np.diag(P) < 1
    power, steps, moves = P.copy(), np.zeros(len(P)), transient.astype(float)
    for _ in range(40):  # steps after 2^k: the visits of the first half, and those of the second
        steps = moves
        moves = moves + power @ moves
        power = power @ power
    return power[:, ends], np.where(transient, steps, 0.0)


def simulate(P, state, n, rng):
    path = [state]
    for _ in range(n):
        path.append(int(np.searchsorted(np.cumsum(P[path[-1]])[:-1], rng.random(), side="right")))
    return np.array(path)
