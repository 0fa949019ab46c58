# style: matrix products, classical Gram-Schmidt run twice
import numpy as np


def vector_operations(a, b, ord=2):
    if a.shape != b.shape:
        raise ValueError
    a, b = a.astype(float), b.astype(float)
    length_a, length_b = np.linalg.norm(a), np.linalg.norm(b)
    with np.errstate(invalid="ignore"):
        p, q = length_b * a, length_a * b
        angle = 2 * np.arctan2(np.linalg.norm(p - q), np.linalg.norm(p + q)) if length_a * length_b else np.nan
    projection = (a @ b) / max(b @ b, 1e-300) * b
    return a @ b, np.linalg.norm(a, ord), projection, angle


def gram_schmidt(V, tol):
    Q = np.zeros((0, V.shape[1]))
    for row in V.astype(float):
        once = row - Q.T @ (Q @ row)
        rest = once - Q.T @ (Q @ once)
        if np.linalg.norm(rest) > tol * np.linalg.norm(row):
            Q = np.vstack([Q, rest / np.linalg.norm(rest)])
    return Q
