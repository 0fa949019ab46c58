from collections.abc import Sequence

import numpy as np


def matthews_corrcoef(
    y_true: Sequence[int] | Sequence[str],
    y_pred: Sequence[int] | Sequence[str],
    sample_weight: np.ndarray | None = None,
) -> float:
    """Matthews correlation coefficient of labels of two or more classes, each input of shape (n,).

    sample_weight: not negative; None for weights of 1.
    Returns 0 where one class has all true, or all predicted labels. Raises ValueError if the lengths differ.
    """
    raise NotImplementedError
