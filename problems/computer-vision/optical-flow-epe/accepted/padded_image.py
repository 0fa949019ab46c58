# style: a frame of zeros around the image, and coordinates clipped into it; masks instead of selections
import numpy as np


def flow_errors(pred, target, valid=None):
    valid = np.ones(pred.shape[:2], dtype=bool) if valid is None else valid
    n = np.count_nonzero(valid)
    if n == 0:
        return float("nan"), float("nan")
    keep = valid[..., None]
    pred, target = np.where(keep, pred, 0.0), np.where(keep, target, 0.0)
    errors = np.linalg.norm(pred - target, axis=-1)
    bad = np.logical_and(errors > 3.0, errors > 0.05 * np.linalg.norm(target, axis=-1))
    return float(errors.sum() / n), float(np.count_nonzero(bad & valid) / n)


def warp(image, flow):
    h, w = image.shape[:2]
    frame = np.pad(image.astype(float), [(1, 2), (1, 2)] + [(0, 0)] * (image.ndim - 2))
    x = np.clip(np.arange(w) + flow[..., 0] * 1.0, -1, w) + 1
    y = np.clip(np.arange(h)[:, None] + flow[..., 1] * 1.0, -1, h) + 1
    a, b = y.astype(int), x.astype(int)
    more = (...,) + (None,) * (image.ndim - 2)
    t, s = (y - a)[more], (x - b)[more]
    upper = frame[a, b] + s * (frame[a, b + 1] - frame[a, b])
    lower = frame[a + 1, b] + s * (frame[a + 1, b + 1] - frame[a + 1, b])
    return (1 - t) * upper + t * lower
