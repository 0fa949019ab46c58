# verdict: wrong_answer
# entry: resize_bilinear
# group: edge
# lesson: You average over more pixels when the image shrinks. No antialiasing is asked for: four pixels count.
import numpy as np


def weights(size, new, align_corners):
    i = np.arange(new)
    x = i * (size - 1) / max(new - 1, 1) if align_corners else (i + 0.5) * size / new - 0.5
    x = np.clip(x, 0, size - 1)
    wide = 1.0 if align_corners else max(1.0, size / new)
    tents = np.maximum(0.0, 1.0 - np.abs(x[:, None] - np.arange(size)) / wide)  # (new, size)
    return tents / tents.sum(axis=1, keepdims=True)


def resize_bilinear(image, height, width, align_corners=False):
    image = np.asarray(image, dtype=np.float64)
    down = np.tensordot(weights(image.shape[0], height, align_corners), image, axes=(1, 0))
    across = np.tensordot(weights(image.shape[1], width, align_corners), down, axes=(1, 1))
    return np.swapaxes(across, 0, 1)
