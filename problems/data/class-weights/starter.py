from collections.abc import Sequence

import numpy as np


def balanced_weights(y: Sequence[int] | Sequence[str]) -> tuple[list, np.ndarray, np.ndarray]:
    """(classes, class_weights, sample_weights) for n labels: sorted, shape (K,), and shape (n,)."""
    raise NotImplementedError


def weighted_loss(losses: np.ndarray, sample_weights: np.ndarray) -> float:
    """The weighted mean of the losses of a batch; both arrays have the shape (n,).

    Raises ValueError if the shapes differ, a weight is negative, or no weight is positive.
    """
    raise NotImplementedError
