# style: all four neighbours by one fancy index each, as the formula stands; gray images get a channel
import numpy as np


def resize_bilinear(image, height, width, align_corners=False):
    pixels = np.array(image, dtype=float).reshape(*image.shape[:2], -1)
    axes = []
    for n, m in zip(pixels.shape, (height, width)):
        if not align_corners:
            x = (np.arange(m) + 0.5) / (m / n) - 0.5
        else:
            x = np.arange(m) * ((n - 1) / (m - 1)) if m > 1 else np.array([0.0])
        x = np.minimum(np.maximum(x, 0), n - 1)
        a = x.astype(int)
        axes.append((a, np.where(a + 1 < n, a + 1, a), x - a))
    (a, a1, t), (b, b1, u) = axes
    t, u = t[:, None, None], u[None, :, None]
    out = (1 - t) * (1 - u) * pixels[np.ix_(a, b)] + (1 - t) * u * pixels[np.ix_(a, b1)]
    out += t * (1 - u) * pixels[np.ix_(a1, b)] + t * u * pixels[np.ix_(a1, b1)]
    return out[..., 0] if image.ndim == 2 else out
