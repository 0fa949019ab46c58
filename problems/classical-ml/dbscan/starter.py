import numpy as np


def dbscan(X: np.ndarray, eps: float = 0.5, min_samples: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """Density-based clusters of the rows of X.

    Args:
        X: points, shape (n, d).
        eps: the radius of a neighbourhood, boundary included.
        min_samples: how many points, itself included, a core point has in its neighbourhood.

    Returns:
        (labels, core): integers of shape (n,), -1 for noise; booleans of shape (n,), true for core points.

    Raises:
        ValueError: eps is not above zero, or min_samples is below 1.
    """
    raise NotImplementedError
