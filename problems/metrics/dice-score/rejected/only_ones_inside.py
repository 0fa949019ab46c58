# verdict: wrong_answer
# entry: dice_score
# group: edge
# lesson: You take only 1 for inside a mask. What is not 0 is inside: 255 and -1, too.
import numpy as np


def dice_score(y_true, y_pred, num_classes=None, smooth=0.0):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape:
        raise ValueError("y_true and y_pred must have the same shape.")
    if num_classes is None:
        true, pred = y_true[None] == 1, y_pred[None] == 1  # (1, ...)
    else:
        true, pred = (np.stack([y == k for k in range(num_classes)]) for y in (y_true, y_pred))  # (K, ...)
    pixels = tuple(range(1, true.ndim))
    overlap = (true & pred).sum(axis=pixels)
    sizes = true.sum(axis=pixels) + pred.sum(axis=pixels)
    scores = np.ones(len(sizes))
    np.divide(2 * overlap + smooth, sizes + smooth, out=scores, where=sizes > 0)
    return scores[0] if num_classes is None else scores


def jaccard_from_dice(dice):
    return dice / (2 - dice)
