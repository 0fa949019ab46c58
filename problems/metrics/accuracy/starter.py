from collections.abc import Sequence

import numpy as np


def accuracy_report(
    y_true: Sequence[int] | Sequence[str],
    y_pred: Sequence[int] | Sequence[str],
    margin: float = 0.1,
    sample_weight: np.ndarray | None = None,
) -> tuple[float, float, float, bool]:
    """(accuracy, balanced_accuracy, baseline, misleading) of n predictions.

    margin: misleading is true where accuracy exceeds balanced accuracy by more. sample_weight: shape (n,), or None.

    Raises ValueError if the lengths differ, there are no samples, or no weight is positive.
    """
    raise NotImplementedError
