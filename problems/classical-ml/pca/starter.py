import numpy as np


class PCA:
    """Principal component analysis of n rows of d features.

    n_components: how many components are kept, k; None keeps min(n - 1, d)

    After fit:
        mean_: (d,)
        components_: (k, d), one unit vector in each row, by falling variance
        explained_variance_: (k,), with the divisor n - 1
        explained_variance_ratio_: (k,), shares of the total variance of the data
    """

    def __init__(self, n_components: int | None = None) -> None:
        raise NotImplementedError

    def fit(self, X: np.ndarray) -> "PCA":
        """Learn from X, (n, d).

        Raises:
            ValueError: n_components is not within 1 and min(n - 1, d), or all rows are identical.
        """
        raise NotImplementedError

    def transform(self, X: np.ndarray) -> np.ndarray:
        """The scores, (m, k), of the rows of X, (m, d)."""
        raise NotImplementedError

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        """The rows, (m, d), that have the scores Z, (m, k)."""
        raise NotImplementedError
