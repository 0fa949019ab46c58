"""Errors with math.hypot pixel by pixel; the warp by scipy.ndimage.map_coordinates in a frame of zeros."""

REQUIRES = ["scipy"]


def flow_errors(pred, target, valid=None):
    import math

    import numpy as np

    errors, bad = [], 0
    for r, c in np.ndindex(pred.shape[:2]):
        if valid is None or valid[r, c]:
            (pu, pv), (u, v) = pred[r, c].tolist(), target[r, c].tolist()
            errors.append(math.hypot(pu - u, pv - v))
            bad += errors[-1] > max(3, math.hypot(u, v) / 20)
    n = len(errors)
    return (math.fsum(errors) / n, bad / n) if n else (math.nan, math.nan)


def warp(image, flow):
    import numpy as np
    from scipy.ndimage import map_coordinates

    h, w = image.shape[:2]
    planes = image.reshape(h, w, -1).astype(float)
    rows, columns = np.indices((h, w))
    y, x = rows + flow[..., 1].astype(float), columns + flow[..., 0].astype(float)
    y, x = np.clip(y, -1.5, h + 0.5), np.clip(x, -1.5, w + 0.5)
    out = [
        map_coordinates(np.pad(planes[..., c], 2), [y + 2, x + 2], order=1, mode="constant")
        for c in range(planes.shape[2])
    ]
    return np.stack(out, axis=-1).reshape(image.shape)
