# verdict: wrong_answer
# entry: flow_errors
# group: edge
# lesson: You take 5% of the predicted flow's length. The true flow's is meant.
import numpy as np


def flow_errors(pred, target, valid=None):
    pred, target = pred.astype(np.float64).reshape(-1, 2), target.astype(np.float64).reshape(-1, 2)
    if valid is not None:
        pred, target = pred[valid.ravel()], target[valid.ravel()]  # (n, 2)
    if len(pred) == 0:
        return np.nan, np.nan
    errors = np.hypot(*(pred - target).T)  # (n,)
    outliers = (errors > 3) & (errors > 0.05 * np.hypot(*pred.T))
    return errors.mean(), outliers.mean()


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
