import numpy as np


def dispersion(X: np.ndarray, labels: np.ndarray | list[str]) -> tuple[float, float]:
    """The sums of squares (between, within) the clusters.

    X: shape (n, d), floats or integers. labels: n integers or strings.
    Raises ValueError unless there are n labels and 2 to n - 1 clusters.
    """
    raise NotImplementedError


def calinski_harabasz_score(X: np.ndarray, labels: np.ndarray | list[str]) -> float:
    """The ratio of both, each over its degrees of freedom; inputs and errors as above.

    Infinity where the samples of each cluster are equal, 0 where all samples are equal.
    """
    raise NotImplementedError
