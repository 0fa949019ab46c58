from collections.abc import Sequence

import numpy as np


def precision_recall(
    y_true: Sequence[int] | Sequence[str],
    y_pred: Sequence[int] | Sequence[str],
    average: str = "binary",
    pos_label: int | str = 1,
    zero_division: float = 0.0,
) -> tuple[float, float]:
    """(precision, recall) of n predictions.

    average: "binary" (of pos_label), "micro", "macro" or "weighted". zero_division: the value of 0/0.

    Raises ValueError if the lengths differ or there are no samples.
    """
    raise NotImplementedError


def precision_recall_curve(y_true: np.ndarray, y_score: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(precision, recall, thresholds), shapes (T + 1,), (T + 1,) and (T,), for the T different scores, ascending.

    y_true: 0 or 1, shape (n,). y_score: shape (n,).

    Raises ValueError if the lengths differ or no label is 1.
    """
    raise NotImplementedError
