import numpy as np


def dice_score(
    y_true: np.ndarray, y_pred: np.ndarray, num_classes: int | None = None, smooth: float = 0.0
) -> float | np.ndarray:
    """Dice score of two masks of one shape; 1 where both are empty.

    num_classes: None for binary masks (what is not 0 is inside); K for classes 0 to K - 1.
    Returns a float, or an array of shape (K,). Raises ValueError if the shapes differ.
    """
    raise NotImplementedError


def jaccard_from_dice(dice: float | np.ndarray) -> float | np.ndarray:
    """Jaccard index of masks that have this Dice score, each from 0 to 1; of the shape of dice."""
    raise NotImplementedError
