# verdict: wrong_answer
# entry: dice_score
# group: example
# lesson: You average the scores of the rows. All pixels are counted together, over every axis.
import numpy as np


def dice_score(y_true, y_pred, num_classes=None, smooth=0.0):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.shape != y_pred.shape:
        raise ValueError("y_true and y_pred must have the same shape.")
    if num_classes is None:
        true, pred = y_true[None] != 0, y_pred[None] != 0  # (1, ...)
    else:
        true, pred = (np.stack([y == k for k in range(num_classes)]) for y in (y_true, y_pred))  # (K, ...)
    pixels = tuple(range(1, true.ndim))
    overlap = (true & pred).sum(axis=pixels)
    sizes = true.sum(axis=pixels) + pred.sum(axis=pixels)
    scores = np.ones(len(sizes))
    np.divide(2 * overlap + smooth, sizes + smooth, out=scores, where=sizes > 0)
    if num_classes is None and y_true.ndim > 1 and len(y_true):
        return float(np.mean([dice_score(t, p, smooth=smooth) for t, p in zip(y_true, y_pred)]))
    return scores[0] if num_classes is None else scores


def jaccard_from_dice(dice):
    return dice / (2 - dice)
