# verdict: time_limit
# entry: warp
# group: scale
# lesson: You loop over the pixels in Python. Compute the four corners for all pixels at once.
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
    warped = np.zeros(pixels.shape)
    for r in range(height):
        for c in range(width):
            u, v = (float(each) for each in flow[r, c])
            top, left = int(np.floor(r + v)), int(np.floor(c + u))
            t, s = r + v - top, c + u - left
            for i, p in ((top, 1 - t), (top + 1, t)):
                for j, q in ((left, 1 - s), (left + 1, s)):
                    if 0 <= i < height and 0 <= j < width:
                        warped[r, c] += p * q * pixels[i, j]
    return warped.reshape(image.shape)
