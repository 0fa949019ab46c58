import numpy as np


def cosine_similarity(X: np.ndarray, Y: np.ndarray | None = None) -> np.ndarray:
    """The cosine of each row of X with each row of Y, or of X.

    X: shape (n, d). Y: shape (m, d). Returns float64, shape (n, m).
    ValueError if the numbers of columns differ.
    """
    raise NotImplementedError


def nearest_neighbours(queries: np.ndarray, items: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """The k items with the largest cosine for each query, the best first.

    queries: shape (n, d). items: shape (m, d). k: 1 to m, else ValueError.
    Returns (indices, similarities), both of shape (n, k).
    """
    raise NotImplementedError
