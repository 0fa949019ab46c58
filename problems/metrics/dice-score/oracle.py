"""scipy.spatial.distance.dice, for smoothing with pixels appended; the Jaccard index from made-up masks' counts."""

REQUIRES = ["scipy"]


def one(true, pred, smooth):
    import numpy as np
    from scipy.spatial.distance import dice

    if not (true.any() or pred.any()):
        return 1.0
    # A weighted pixel in both masks adds 2 w to the numerator and to the denominator: w = s / 2.
    weights = np.append(np.ones(true.size), smooth / 2)
    return 1 - dice(np.append(true, True), np.append(pred, True), w=weights)


def dice_score(y_true, y_pred, num_classes=None, smooth=0.0):
    import numpy as np

    if num_classes is None:
        return np.float64(one(y_true.ravel() != 0, y_pred.ravel() != 0, smooth))
    return np.array([one(y_true.ravel() == k, y_pred.ravel() == k, smooth) for k in range(num_classes)])


def jaccard_from_dice(dice):
    import numpy as np

    # Masks of size 1 each with an overlap of D have the union 2 - D.
    overlap = np.asarray(dice, dtype=float)
    false_positive = false_negative = 1 - overlap
    return overlap / (overlap + false_positive + false_negative)
