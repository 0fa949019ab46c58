# style: a matrix of tent weights for each axis, and two matrix products
import numpy as np


def tents(n, m, align):
    if align:
        x = np.linspace(0, n - 1, m) if m > 1 else np.zeros(1)
    else:
        x = (2 * np.arange(m) + 1) * n / (2 * m) - 0.5
    x = x.clip(0, n - 1)
    return np.maximum(0.0, 1.0 - np.abs(x[:, None] - np.arange(n)))  # (m, n)


def resize_bilinear(image, height, width, align_corners=False):
    image = image.astype(float)
    down = np.tensordot(tents(image.shape[0], height, align_corners), image, axes=(1, 0))
    across = np.tensordot(tents(image.shape[1], width, align_corners), down, axes=(1, 1))
    return np.swapaxes(across, 0, 1)
