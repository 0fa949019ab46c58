from collections.abc import Sequence

import numpy as np


def jaccard_score(
    y_true: Sequence[int] | Sequence[str],
    y_pred: Sequence[int] | Sequence[str],
    labels: list | None = None,
    average: str | None = "macro",
    zero_division: float = 0.0,
) -> float | np.ndarray:
    """Jaccard index of each class, averaged; y_true and y_pred of shape (n,).

    labels: the classes that count, in this order; None for all that occur, ascending.
    average: "macro", "weighted" (by the class sizes in y_true), "micro", or None for the array of shape (K,).
    Raises ValueError if the shapes differ.
    """
    raise NotImplementedError


def mask_jaccard(y_true: np.ndarray, y_pred: np.ndarray, average: str = "samples", zero_division: float = 0.0) -> float:
    """Jaccard index of N pairs of masks of shape (N, ...), in which what is not 0 is inside.

    average: "samples" (the mean over the pairs) or "micro" (all pairs as one).
    Raises ValueError if the shapes differ.
    """
    raise NotImplementedError
