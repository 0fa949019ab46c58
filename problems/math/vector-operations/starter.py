import numpy as np


def vector_operations(a: np.ndarray, b: np.ndarray, ord: float = 2) -> tuple[float, float, np.ndarray, float]:
    """Dot product, norm of a, projection of a onto b, and the angle between them.

    a, b: shape (d,); ValueError where the shapes differ.
    ord: 1, 2 or np.inf, the order of the norm.
    Returns (dot, norm, projection, angle), the angle in radians.
    """
    raise NotImplementedError


def gram_schmidt(V: np.ndarray, tol: float) -> np.ndarray:
    """An orthonormal basis of the space spanned by the rows of V.

    V: shape (k, d).
    tol: a row of which at most this share of its length remains is dropped.
    Returns shape (r, d).
    """
    raise NotImplementedError
