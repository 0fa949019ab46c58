import numpy as np


def cluster_similarity(X: np.ndarray, labels: np.ndarray | list[str]) -> np.ndarray:
    """The similarity R of each pair of clusters, by the sorted labels; 0 on the diagonal.

    X: shape (n, d), floats or integers. labels: n integers or strings.
    Returns floats of shape (K, K) for K clusters; infinity where two centroids coincide.
    Raises ValueError unless there are n labels and 2 to n - 1 clusters.
    """
    raise NotImplementedError


def davies_bouldin_score(X: np.ndarray, labels: np.ndarray | list[str]) -> float:
    """The mean over the clusters of the similarity to the most similar other one; inputs and errors as above."""
    raise NotImplementedError
