# style: Python sets of pixels; the relation with fractions of both scores
def _dice(true, pred, smooth):
    if not true and not pred:
        return 1
    return (2 * len(true & pred) + smooth) / (len(true) + len(pred) + smooth)


def dice_score(y_true, y_pred, num_classes=None, smooth=0.0):
    if y_true.shape != y_pred.shape:
        raise ValueError
    if num_classes is None:
        return _dice(*({i for i, v in enumerate(y.flat) if v} for y in (y_true, y_pred)), smooth)
    pixels = [list(enumerate(y.flat)) for y in (y_true, y_pred)]
    return [_dice(*({i for i, v in y if v == k} for y in pixels), smooth) for k in range(num_classes)]


def jaccard_from_dice(dice):
    half = dice / 2
    return half / (1 - half)
