import numpy as np


class DecisionTreeClassifier:
    """A CART classifier on numeric features: binary splits x_j <= threshold, chosen greedily.

    Args:
        criterion: the impurity, "gini" or "entropy".
        max_depth: largest depth of a leaf (the root has the depth 0), or None for no limit.
        min_samples_split: a node with fewer samples is a leaf.
    """

    def __init__(self, criterion: str = "gini", max_depth: int | None = None, min_samples_split: int = 2) -> None:
        raise NotImplementedError

    def fit(self, X: np.ndarray, y: np.ndarray) -> "DecisionTreeClassifier":
        """Grow the tree from X, (n, d), and the labels y, (n,), integers.

        Raises:
            ValueError: criterion is neither "gini" nor "entropy" (the constructor may raise it instead).
        """
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """The labels, (m,), of the rows of X, (m, d)."""
        raise NotImplementedError

    def get_depth(self) -> int:
        """The depth of the deepest leaf; 0 if the root is one."""
        raise NotImplementedError

    def get_n_leaves(self) -> int:
        """The number of leaves."""
        raise NotImplementedError
