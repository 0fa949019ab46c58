from collections.abc import Sequence

import numpy as np


def confusion_matrix(
    y_true: Sequence[int] | Sequence[str],
    y_pred: Sequence[int] | Sequence[str],
    labels: Sequence[int] | Sequence[str] | None = None,
    sample_weight: np.ndarray | None = None,
    normalize: str | None = None,
) -> np.ndarray:
    """The confusion matrix of n samples, shape (K, K): true classes in rows, predicted ones in columns.

    labels: the order of the classes; None for all that occur, ascending.
    sample_weight: shape (n,), or None. normalize: None, "true", "pred" or "all".

    Raises ValueError if the lengths differ.
    """
    raise NotImplementedError
