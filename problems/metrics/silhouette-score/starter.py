import numpy as np


def silhouette_samples(X: np.ndarray, labels: np.ndarray | list[str]) -> np.ndarray:
    """The silhouette of each sample.

    X: shape (n, d), floats or integers. labels: n integers or strings.
    Returns floats of shape (n,).
    Raises ValueError unless there are n labels and 2 to n - 1 clusters.
    """
    raise NotImplementedError


def silhouette_score(X: np.ndarray, labels: np.ndarray | list[str]) -> float:
    """The mean silhouette over the samples; inputs and errors as above."""
    raise NotImplementedError
