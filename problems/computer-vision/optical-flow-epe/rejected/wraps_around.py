# verdict: wrong_answer
# entry: warp
# group: example
# lesson: Indices outside wrap around to the other side of the image. Pixels outside count as 0.
import numpy as np


def flow_errors(pred, target, valid=None):
    pred, target = pred.astype(np.float64).reshape(-1, 2), target.astype(np.float64).reshape(-1, 2)
    if valid is not None:
        pred, target = pred[valid.ravel()], target[valid.ravel()]  # (n, 2)
    if len(pred) == 0:
        return np.nan, np.nan
    errors = np.hypot(*(pred - target).T)  # (n,)
    outliers = (errors > 3) & (errors > 0.05 * np.hypot(*target.T))
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
            found = pixels[r.astype(np.int64) % height, c.astype(np.int64) % width]
            warped += (row_weight * column_weight)[..., None] * found
    return warped.reshape(image.shape)
