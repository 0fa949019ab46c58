from collections.abc import Sequence

import numpy as np


def gini_impurity(y: Sequence[int] | Sequence[str], sample_weight: np.ndarray | None = None) -> float:
    """1 minus the sum of the squared shares of the classes; y and sample_weight have the shape (n,).

    Raises ValueError if no weight is positive.
    """
    raise NotImplementedError


def best_split(x: np.ndarray, y: Sequence[int] | Sequence[str]) -> tuple[float | None, float]:
    """(threshold, gain) of the split of n samples by x <= threshold that lowers the Gini impurity most.

    x: shape (n,), in any order. y: n labels. Returns (None, 0.0) if all values of x are equal.
    """
    raise NotImplementedError
