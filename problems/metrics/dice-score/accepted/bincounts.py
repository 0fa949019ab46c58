# style: np.bincount for the sizes and the overlap
import numpy as np


def dice_score(y_true, y_pred, num_classes=None, smooth=0.0):
    if y_true.shape != y_pred.shape:
        raise ValueError
    k = 2 if num_classes is None else num_classes
    true, pred = ((y != 0 if num_classes is None else y).ravel().astype(int) for y in (y_true, y_pred))
    overlap = np.bincount(true[true == pred], minlength=k)
    sizes = np.bincount(np.concatenate([true, pred]), minlength=k)
    empty = sizes == 0
    scores = (2 * overlap + smooth + empty) / (sizes + smooth + empty)
    return scores if num_classes is not None else scores[1]


def jaccard_from_dice(dice):
    return 1 - (1 - dice) / (1 - dice / 2)
