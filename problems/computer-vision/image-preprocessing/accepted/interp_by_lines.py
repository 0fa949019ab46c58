# style: np.interp line by line, which clips by itself; each channel on its own
import numpy as np


def stretched(plane, m):
    n = plane.shape[1]
    x = (np.arange(m) + 0.5) / m * n - 0.5
    return np.array([np.interp(x, np.arange(n), line) for line in plane])


def preprocess(image, resize, crop, mean, std):
    if crop > resize:
        raise ValueError("crop")
    if len(mean) != image.shape[-1] or len(std) != image.shape[-1]:
        raise ValueError("channels")
    short = min(image.shape[:2])
    rows, columns = (int(resize * side // short) for side in image.shape[:2])
    r, k = (rows - crop) // 2, (columns - crop) // 2
    out = []
    for c in range(image.shape[-1]):
        plane = stretched(stretched(image[..., c].astype(float).T, rows).T, columns)
        out.append((plane[r:, k:][:crop, :crop] / 255 - mean[c]) / std[c])
    return np.array(out, dtype=np.float32)
