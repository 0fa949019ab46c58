from collections.abc import Sequence

import numpy as np


def fbeta_score(
    y_true: Sequence[int] | Sequence[str],
    y_pred: Sequence[int] | Sequence[str],
    beta: float = 1.0,
    average: str = "binary",
    pos_label: int | str = 1,
    zero_division: float = 0.0,
) -> float:
    """The F-beta score of n predictions.

    average: "binary" (of pos_label), "micro", "macro" or "weighted". zero_division: the score where it would be 0/0.

    Raises ValueError if the lengths differ or there are no samples.
    """
    raise NotImplementedError
