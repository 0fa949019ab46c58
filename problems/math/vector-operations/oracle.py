"""numpy.linalg.norm and scipy.linalg.subspace_angles; the basis by Householder reflections (numpy.linalg.qr)."""

import numpy as np

REQUIRES = ["scipy"]


def vector_operations(a, b, ord=2):
    from scipy.linalg import subspace_angles

    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    dot, norm = float(np.dot(a, b)), float(np.linalg.norm(a, ord))
    if not (a.any() and b.any()):
        return dot, norm, np.zeros_like(a), np.nan
    u, v = a / np.linalg.norm(a), b / np.linalg.norm(b)
    acute = float(subspace_angles(u[:, None], v[:, None])[0])
    projection = np.linalg.lstsq(v[:, None], a, rcond=None)[0][0] * v
    return dot, norm, projection, acute if dot >= 0 else np.pi - acute


def gram_schmidt(V, tol):
    V = np.asarray(V, dtype=float)
    chosen, rank = [], 0
    for row in V:
        rows = np.array([*chosen, row])
        scaled = rows / np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-200)
        scaled = scaled / np.maximum(np.linalg.norm(scaled, axis=1, keepdims=True), 1e-200)
        R = np.linalg.qr(scaled.T)[1]
        if len(rows) <= V.shape[1] and abs(R[-1, -1]) > tol:
            chosen.append(scaled[-1])
            rank += 1
    if not rank:
        return np.zeros((0, V.shape[1]))
    Q, R = np.linalg.qr(np.array(chosen).T)
    return (Q * np.sign(np.diag(R))).T
