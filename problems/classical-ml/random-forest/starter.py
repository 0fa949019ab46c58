from collections.abc import Callable

import numpy as np

Predict = Callable[[np.ndarray], np.ndarray]


def draw_bootstrap(n_samples: int, n_trees: int, rng: np.random.Generator) -> np.ndarray:
    """Draw the bootstrap sample of each tree: integers of shape (n_trees, n_samples), all drawn independently."""
    raise NotImplementedError


class RandomForestClassifier:
    """A vote of trees that are grown on given bootstrap samples and given columns.

    Args:
        grow_tree: grow_tree(X, y) returns a function that maps rows (m, k) to labels (m,).

    After fit:
        classes_: (K,), the labels, rising
        oob_votes_: (n, K), integers: votes of the trees that have not seen the sample
        oob_score_: a float, the accuracy of these votes over the samples that have one; NaN if none has
    """

    def __init__(self, grow_tree: Callable[[np.ndarray, np.ndarray], Predict]) -> None:
        raise NotImplementedError

    def fit(
        self, X: np.ndarray, y: np.ndarray, bootstrap: np.ndarray, features: np.ndarray
    ) -> "RandomForestClassifier":
        """Grow the trees.

        X: (n, d). y: (n,), integers. bootstrap: (T, s), indices of samples. features: (T, k), indices of columns.
        """
        raise NotImplementedError

    def votes(self, X: np.ndarray) -> np.ndarray:
        """The votes for each class, (m, K), integers, for the rows of X, (m, d)."""
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """The labels with the most votes, (m,)."""
        raise NotImplementedError
