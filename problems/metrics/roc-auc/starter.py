from collections.abc import Sequence

import numpy as np


def roc_curve(
    y_true: Sequence[int] | Sequence[str],
    y_score: np.ndarray,
    pos_label: int | str = 1,
    sample_weight: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(fpr, tpr, thresholds) for the threshold infinity and every different score, descending; inputs of shape (n,).

    A sample is positive where y_true equals pos_label, and predicted so where its score is at least the threshold.
    sample_weight: not negative; None for weights of 1. Samples of weight 0 are left out.
    Raises ValueError if the lengths differ, or without a positive and a negative.
    """
    raise NotImplementedError


def roc_auc_score(
    y_true: Sequence[int] | Sequence[str],
    y_score: np.ndarray,
    pos_label: int | str = 1,
    sample_weight: np.ndarray | None = None,
) -> float:
    """Area under the ROC curve; arguments and errors as for roc_curve."""
    raise NotImplementedError
