# verdict: wrong_answer
# entry: flow_errors
# group: example
# lesson: You multiply errors by the mask, but NaN times 0 is NaN. Select the valid pixels before you compute.
import numpy as np


def flow_errors(pred, target, valid=None):
    pred, target = pred.astype(np.float64).reshape(-1, 2), target.astype(np.float64).reshape(-1, 2)
    keep = np.ones(len(pred)) if valid is None else valid.ravel().astype(float)
    if keep.sum() == 0:
        return np.nan, np.nan
    errors = np.hypot(*((pred - np.where(np.isinf(target), np.nan, target)) * keep[:, None]).T)
    outliers = (errors > 3) & (errors > 0.05 * np.hypot(*target.T))
    return errors.sum() / keep.sum(), (outliers * keep).sum() / keep.sum()


def warp(image, flow):
    height, width = image.shape[:2]
    pixels = image.astype(np.float64).reshape(height, width, -1)
    rows, columns = np.indices((height, width))
    y, x = rows + flow[..., 1], columns + flow[..., 0]
    top, left = np.floor(y), np.floor(x)
    warped = np.zeros(pixels.shape)
    for r, row_weight in ((top, 1 - (y - top)), (top + 1, y - top)):
        for c, column_weight in ((left, 1 - (x - left)), (left + 1, x - left)):
            inside = (r >= 0) & (r < height) & (c >= 0) & (c < width)
            found = pixels[r[inside].astype(np.int64), c[inside].astype(np.int64)]  # (n, C)
            warped[inside] += (row_weight * column_weight)[inside][:, None] * found
    return warped.reshape(image.shape)
