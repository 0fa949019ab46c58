import numpy as np


def kmeans(X: np.ndarray, centroids: np.ndarray, max_iter: int = 300) -> tuple[np.ndarray, np.ndarray, float]:
    """Lloyd's algorithm from the given centroids.

    X: samples, shape (n, d). centroids: shape (k, d). Both are floats or integers.
    max_iter: the most moves of the centroids.
    Returns (centroids, labels, inertia): floats of shape (k, d), integers of shape (n,), a float.
    """
    raise NotImplementedError


def kmeans_plusplus(X: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Draws the indices of k samples by k-means++: integers of shape (k,), in the order of drawing.

    Raises ValueError if X has fewer than k different samples.
    """
    raise NotImplementedError
