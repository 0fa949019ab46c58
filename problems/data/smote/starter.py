import numpy as np


def smote(X_min: np.ndarray, n_new: int, k: int, rng: np.random.Generator) -> np.ndarray:
    """Synthetic points of a minority class.

    Args:
        X_min: the points of the class, shape (n, d).
        n_new: how many new points to make, >= 0.
        k: how many nearest others of a point are its neighbours, >= 1; cut to n - 1.
        rng: the source of all randomness.

    Returns:
        float64 array of shape (n_new, d); each row is between a point and one of its neighbours.

    Raises:
        ValueError: there are fewer than two points.
    """
    raise NotImplementedError
